import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { TokenService } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { userStatus } from '../persistence/user.entity.js';
import { UsersRepository } from '../persistence/users.repository.js';
import { markOf, SignInAnswer, type Device, type SignedIn } from './signed-in.js';
import { SignInOutcome } from './sign-in-outcome.js';

/** The second step of a sign-in (ID-7). Wrong codes count like wrong passwords, and the lock answers like a wrong code. */
@Injectable()
export class ConfirmSignIn {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly users: UsersRepository,
    private readonly tokens: TokenService,
    private readonly outcome: SignInOutcome,
    private readonly answer: SignInAnswer,
  ) {}

  /** Throws AUTH.CHALLENGE_OVER, AUTH.INVALID_CODE. */
  async execute(input: { readonly challenge: string; readonly code: string }, device: Device): Promise<SignedIn> {
    const claims = this.tokens.readChallenge(input.challenge);
    const account = claims === null ? null : await this.users.credentialsById(claims.userId);
    // A password changed since the first step makes that step worthless.
    if (account === null || account.status !== userStatus.active || markOf(account.passwordHash) !== claims?.mark) {
      throw new DomainError('AUTH.CHALLENGE_OVER');
    }
    const now = this.clock.now();
    const session = await this.db.tx((tx) => this.outcome.second(tx, account, input.code, device, now));
    if (session === null) throw new DomainError('AUTH.INVALID_CODE');
    return await this.answer.of(session);
  }
}
