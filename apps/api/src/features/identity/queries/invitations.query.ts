import { Injectable } from '@nestjs/common';
import { DomainError, type InvitationView, type InvitedView } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { InvitationsRepository, type Invitation } from '../persistence/invitations.repository.js';

/** Open invitations, for who manages users and for who was invited. */
@Injectable()
export class InvitationsQuery {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly invitations: InvitationsRepository,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  async list(): Promise<{ readonly items: readonly InvitationView[] }> {
    return { items: (await this.invitations.list()).map((row) => this.show(row)) };
  }

  /** Throws IDENTITY.INVITATION_NOT_FOUND. */
  async view(id: number): Promise<InvitationView> {
    const found = await this.invitations.find(id);
    if (found === null) throw new DomainError('IDENTITY.INVITATION_NOT_FOUND');
    return this.show(found);
  }

  /** What the bearer of the link may know. Throws IDENTITY.LINK_INVALID. */
  async ofLink(token: string): Promise<InvitedView> {
    const found = await this.db.tx((tx) => this.invitations.byToken(tx, token, this.clock.now()));
    if (found === null) throw new DomainError('IDENTITY.LINK_INVALID');
    return { email: found.email, name: found.name, role: found.role };
  }

  private show(row: Invitation): InvitationView {
    return {
      id: row.id,
      email: row.email,
      name: row.name,
      role: row.role,
      invitedBy: row.inviter,
      sentAt: row.sentAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      expired: row.expiresAt <= this.clock.now(),
    };
  }
}
