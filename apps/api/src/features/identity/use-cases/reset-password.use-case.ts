import { Injectable } from '@nestjs/common';
import type { ResetInput } from '@picolo/contracts';
import { Db, type Tx } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { PasswordHasher } from '../password-hasher.js';
import { refuseWeakPassword } from '../password-policy.js';
import { LinkOwner } from './link-owner.js';
import { NewPassword } from './new-password.js';

/** A new password by the mailed link (ID-2). The link works once; a password that is refused leaves it unspent. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly db: Db,
    private readonly links: LinkOwner,
    private readonly hasher: PasswordHasher,
    private readonly passwords: NewPassword,
    private readonly audit: AuditFacade,
  ) {}

  /** Throws IDENTITY.LINK_INVALID, IDENTITY.WEAK_PASSWORD. */
  async execute({ token, password }: ResetInput): Promise<void> {
    refuseWeakPassword(password, '');
    const passwordHash = await this.hasher.hash(password);
    await this.passwords.announce(await this.db.tx((tx) => this.apply(tx, token, password, passwordHash)));
  }

  private async apply(tx: Tx, token: string, password: string, passwordHash: string): Promise<number> {
    const { account, userId } = await this.links.spend(tx, token, ['reset']);
    refuseWeakPassword(password, account.email);
    await this.passwords.afterReset(tx, account, passwordHash);
    await this.audit.record(tx, null, {
      ...{ action: 'user.password-changed', subject: `user:${userId}`, subjectName: account.name },
      personOf: { userId },
    });
    return userId;
  }
}
