import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { normalEmail } from '../domain/email.js';
import { PasswordHasher } from '../password-hasher.js';
import { userStatus } from '../persistence/user.entity.js';
import { UsersRepository } from '../persistence/users.repository.js';
import { SignInOutcome } from './sign-in-outcome.js';
import { SignInAnswer, type Device, type SignedIn } from './signed-in.js';

/**
 * By e-mail and password (ID-1, ID-2). Unknown, locked, suspended and wrong are one answer after the same work. The lock is
 * looked at when the outcome is written, so that guesses made at once count like guesses made in a row. Throws
 * AUTH.INVALID_CREDENTIALS, AUTH.SECOND_FACTOR_REQUIRED with the challenge of the second step.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly users: UsersRepository,
    private readonly hasher: PasswordHasher,
    private readonly outcome: SignInOutcome,
    private readonly answer: SignInAnswer,
  ) {}

  async execute(input: { readonly email: string; readonly password: string }, device: Device): Promise<SignedIn> {
    const email = normalEmail(input.email);
    const account = await this.users.credentials(email);
    const matches = await this.hasher.verify(account?.passwordHash ?? null, input.password);
    const allowed = matches && account?.status === userStatus.active ? account : null;
    const now = this.clock.now();
    const outcome = await this.db.tx((tx) => this.outcome.first(tx, email, allowed, device, now));
    if (outcome === null || allowed === null) throw new DomainError('AUTH.INVALID_CREDENTIALS');
    if (outcome === 'second-step') throw this.answer.demand(allowed.id, allowed.passwordHash);
    return await this.answer.of(outcome);
  }
}
