import { Injectable } from '@nestjs/common';
import { DomainError, type InvitationInput, type InvitationView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db, type Tx } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { normalEmail } from '../domain/email.js';
import { AccountsRepository } from '../persistence/accounts.repository.js';
import { InvitationsRepository } from '../persistence/invitations.repository.js';
import { InvitationsQuery } from '../queries/invitations.query.js';
import { SendInvitation } from './send-invitation.js';

/** Staff is invited by mail (ID-2). */
@Injectable()
export class InviteUser {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountsRepository,
    private readonly invitations: InvitationsRepository,
    private readonly sending: SendInvitation,
    private readonly query: InvitationsQuery,
    private readonly audit: AuditFacade,
  ) {}

  /** Throws IDENTITY.EMAIL_TAKEN, IDENTITY.ALREADY_INVITED, IDENTITY.ROLE_NOT_GIVABLE. */
  async execute(actor: Actor, input: InvitationInput): Promise<InvitationView> {
    const id = await this.db.tx((tx) => this.apply(tx, actor, input));
    return await this.query.view(id);
  }

  private async apply(tx: Tx, actor: Actor, { name, roleId, ...input }: InvitationInput): Promise<number> {
    const to = { name, roleId, email: normalEmail(input.email), locale: input.locale ?? 'fr' };
    const role = await this.sending.givable(tx, actor, roleId);
    if (await this.accounts.exists(tx, to.email)) throw new DomainError('IDENTITY.EMAIL_TAKEN');
    const link = await this.invitations.insert(tx, { ...to, invitedBy: actor.userId }, this.query.now());
    await this.sending.letter(tx, actor, to, role, link);
    await this.audit.record(tx, actor, { action: 'user.invited', subject: 'user', after: { role } });
    return link.id;
  }
}
