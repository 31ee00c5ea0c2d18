import { Injectable } from '@nestjs/common';
import { DomainError, type InvitationView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { InvitationsRepository } from '../persistence/invitations.repository.js';
import { InvitationsQuery } from '../queries/invitations.query.js';
import { IdentityNews } from './identity-news.js';
import { SendInvitation } from './send-invitation.js';

/** The same invitation with a new link; the one before no longer works. */
@Injectable()
export class ResendInvitation {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly invitations: InvitationsRepository,
    private readonly sending: SendInvitation,
    private readonly query: InvitationsQuery,
  ) {}

  /** Throws IDENTITY.INVITATION_NOT_FOUND, IDENTITY.ROLE_NOT_GIVABLE. */
  async execute(actor: Actor, id: number): Promise<InvitationView> {
    await this.db.tx((tx) => this.apply(tx, actor, id));
    return await this.query.view(id);
  }

  private async apply(tx: Tx, actor: Actor, id: number): Promise<void> {
    const link = await this.invitations.renew(tx, id, this.clock.now());
    const invitation = link === null ? null : await this.invitations.findIn(tx, id);
    if (link === null || invitation === null) throw new DomainError('IDENTITY.INVITATION_NOT_FOUND');
    const role = await this.sending.givable(tx, actor, invitation.roleId);
    await this.sending.letter(tx, actor, invitation, role, { ...link, id });
  }
}

/** The link no longer works; the address may be invited again. */
@Injectable()
export class WithdrawInvitation {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly invitations: InvitationsRepository,
    private readonly audit: AuditFacade,
    private readonly news: IdentityNews,
  ) {}

  /** Throws IDENTITY.INVITATION_NOT_FOUND. */
  async execute(actor: Actor, id: number): Promise<void> {
    await this.db.tx(async (tx) => {
      if (!(await this.invitations.withdraw(tx, id, this.clock.now()))) {
        throw new DomainError('IDENTITY.INVITATION_NOT_FOUND');
      }
      await this.audit.record(tx, actor, { action: 'user.invitation-withdrawn', subject: 'user' });
      await this.news.invitation(tx, id);
    });
  }
}
