import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { afterFailure, isLocked } from '../domain/lock-out.js';
import { PasswordHasher } from '../password-hasher.js';
import { SignInFailuresRepository } from '../persistence/sign-in-failures.repository.js';
import { UsersRepository } from '../persistence/users.repository.js';

/** The password asked again before something dear. Whoever found an open session cannot guess it: failures count (ID-2). */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly users: UsersRepository,
    private readonly hasher: PasswordHasher,
    private readonly failures: SignInFailuresRepository,
  ) {}

  /** The account's address. Throws AUTH.WRONG_PASSWORD. */
  async insist(actor: Actor, password: string): Promise<string> {
    const account = await this.users.credentialsById(actor.userId);
    if (account === null) throw new DomainError('AUTH.REQUIRED');
    const matches = await this.hasher.verify(account.passwordHash, password);
    const now = this.clock.now();
    const accepted = await this.db.tx(async (tx) => {
      if (matches) return !isLocked(await this.failures.read(tx, account.email), now);
      const record = await this.failures.readToCount(tx, account.email, now);
      if (!isLocked(record, now)) await this.failures.store(tx, account.email, afterFailure(record, now));
      return false;
    });
    if (!accepted) throw new DomainError('AUTH.WRONG_PASSWORD');
    return account.email;
  }
}
