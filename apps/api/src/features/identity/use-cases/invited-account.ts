import { Injectable } from '@nestjs/common';
import { DomainError, type AcceptInput } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { refuseWeakPassword } from '../password-policy.js';
import { InvitationsRepository } from '../persistence/invitations.repository.js';
import { IdentityNews } from './identity-news.js';

/** The account that an invitation becomes. */
@Injectable()
export class InvitedAccount {
  constructor(
    private readonly clock: Clock,
    private readonly invitations: InvitationsRepository,
    private readonly audit: AuditFacade,
    private readonly news: IdentityNews,
  ) {}

  /** Its id. Throws IDENTITY.LINK_INVALID, IDENTITY.WEAK_PASSWORD, IDENTITY.EMAIL_TAKEN. */
  async make(tx: Tx, { token, name, password }: AcceptInput, passwordHash: string): Promise<number> {
    const now = this.clock.now();
    const invitation = await this.invitations.byToken(tx, token, now);
    if (invitation === null || !(await this.invitations.accept(tx, token, now))) {
      throw new DomainError('IDENTITY.LINK_INVALID');
    }
    refuseWeakPassword(password, invitation.email);
    const userId = await this.invitations.makeAccount(tx, invitation, name, passwordHash, now);
    await this.audit.record(tx, null, {
      ...{ action: 'user.joined', subject: `user:${userId}`, subjectName: name },
      ...{ after: { role: invitation.role }, personOf: { userId } },
    });
    await this.news.invitation(tx, invitation.id);
    await this.news.user(tx, userId);
    return userId;
  }
}
