import { Injectable } from '@nestjs/common';
import { DomainError, type ResetInput } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { PasswordHasher } from '../password-hasher.js';
import { refuseWeakPassword } from '../password-policy.js';
import { AccountTokensRepository } from '../persistence/account-tokens.repository.js';
import { AccountsRepository } from '../persistence/accounts.repository.js';
import { userStatus } from '../persistence/user.entity.js';
import { NewPassword } from './new-password.js';

/** A new password by the mailed link (ID-2). The link works once; a password that is refused leaves it unspent. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly tokens: AccountTokensRepository,
    private readonly accounts: AccountsRepository,
    private readonly hasher: PasswordHasher,
    private readonly passwords: NewPassword,
  ) {}

  /** Throws IDENTITY.LINK_INVALID, IDENTITY.WEAK_PASSWORD. */
  async execute({ token, password }: ResetInput): Promise<void> {
    refuseWeakPassword(password, '');
    const passwordHash = await this.hasher.hash(password);
    await this.passwords.announce(await this.db.tx((tx) => this.apply(tx, token, password, passwordHash)));
  }

  private async apply(tx: Tx, token: string, password: string, passwordHash: string): Promise<number> {
    const owner = await this.tokens.spend(tx, token, ['reset'], this.clock.now());
    const account = owner === null ? null : await this.accounts.lock(tx, owner.userId);
    if (account?.status !== userStatus.active || owner?.email !== account.email) {
      throw new DomainError('IDENTITY.LINK_INVALID');
    }
    refuseWeakPassword(password, account.email);
    await this.passwords.afterReset(tx, account, passwordHash);
    return account.id;
  }
}
