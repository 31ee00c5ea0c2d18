import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { afterFailure, isLocked } from '../domain/lock-out.js';
import { PasswordHasher } from '../password-hasher.js';
import { AccountsRepository, type Account } from '../persistence/accounts.repository.js';
import { SignInFailuresRepository } from '../persistence/sign-in-failures.repository.js';

/** The owner proves at the keyboard that it is them. Wrong guesses count like those of sign-in: a found device guesses five times. */
@Injectable()
export class ConfirmPassword {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly accounts: AccountsRepository,
    private readonly failures: SignInFailuresRepository,
    private readonly hasher: PasswordHasher,
  ) {}

  /** Throws IDENTITY.WRONG_PASSWORD, also for the right one while the account is locked. */
  async execute(actor: Actor, password: string): Promise<Account> {
    const account = await this.db.tx((tx) => this.accounts.lock(tx, actor.userId));
    if (account === null) throw new DomainError('AUTH.REQUIRED');
    const matches = await this.hasher.verify(account.passwordHash, password);
    if (await this.refused(account.email, matches)) throw new DomainError('IDENTITY.WRONG_PASSWORD');
    return account;
  }

  private async refused(email: string, matches: boolean): Promise<boolean> {
    const now = this.clock.now();
    return await this.db.tx(async (tx) => {
      if (matches) return isLocked(await this.failures.read(tx, email), now);
      const record = await this.failures.readToCount(tx, email, now);
      if (!isLocked(record, now)) await this.failures.store(tx, email, afterFailure(record, now));
      return true;
    });
  }
}
