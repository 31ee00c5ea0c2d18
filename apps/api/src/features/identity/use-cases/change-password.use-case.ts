import { Injectable } from '@nestjs/common';
import { DomainError, type PasswordChange } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { PasswordHasher } from '../password-hasher.js';
import { refuseWeakPassword } from '../password-policy.js';
import { AccountsRepository } from '../persistence/accounts.repository.js';
import { ConfirmPassword } from './confirm-password.js';
import { NewPassword } from './new-password.js';

/** One's own password, by the present one; the account's other sessions end. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountsRepository,
    private readonly hasher: PasswordHasher,
    private readonly confirm: ConfirmPassword,
    private readonly passwords: NewPassword,
    private readonly audit: AuditFacade,
  ) {}

  /** Throws IDENTITY.WRONG_PASSWORD, IDENTITY.WEAK_PASSWORD. */
  async execute(actor: Actor, { current, password }: PasswordChange): Promise<void> {
    const { email } = await this.confirm.execute(actor, current);
    refuseWeakPassword(password, email);
    const passwordHash = await this.hasher.hash(password);
    await this.db.tx(async (tx) => {
      const account = await this.accounts.lock(tx, actor.userId);
      if (account === null) throw new DomainError('AUTH.REQUIRED');
      await this.passwords.afterChange(tx, account, passwordHash, actor);
      await this.audit.record(tx, actor, {
        action: 'user.password-changed',
        subject: `user:${actor.userId}`,
        subjectName: account.name,
        personOf: { userId: actor.userId },
      });
    });
    await this.passwords.announce(actor.userId);
  }
}
