import { Injectable } from '@nestjs/common';
import type { VerifiedView } from '@picolo/contracts';
import { AccessCache } from '@picolo/server/auth';
import { Db, type Tx } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { LinkOwner, type SpentLink } from './link-owner.js';
import { ProveAddress } from './prove-address.js';

/** Spends the link of a registration or of a change of address (ID-2). */
@Injectable()
export class VerifyEmail {
  constructor(
    private readonly db: Db,
    private readonly links: LinkOwner,
    private readonly proving: ProveAddress,
    private readonly access: AccessCache,
    private readonly audit: AuditFacade,
  ) {}

  /** Throws IDENTITY.LINK_INVALID, IDENTITY.EMAIL_TAKEN. */
  async execute(token: string): Promise<VerifiedView> {
    const { userId, email } = await this.db.tx((tx) => this.apply(tx, token));
    // Rights follow: the client record may be another one now.
    await this.access.announce(userId);
    return { email };
  }

  private async apply(tx: Tx, token: string): Promise<SpentLink> {
    const link = await this.links.spend(tx, token, ['verification', 'email-change']);
    const { account, email, userId } = link;
    await this.proving.prove(tx, account, email);
    if (link.kind === 'email-change') {
      await this.audit.record(tx, null, {
        ...{ action: 'user.email-changed', subject: `user:${userId}`, subjectName: account.name },
        ...{ before: { email: account.email }, after: { email }, personOf: { userId } },
      });
    }
    return link;
  }
}
