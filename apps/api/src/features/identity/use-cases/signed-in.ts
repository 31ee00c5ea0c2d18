import { Injectable } from '@nestjs/common';
import { DomainError, type UserView } from '@picolo/contracts';
import { TokenService } from '@picolo/server/auth';
import type { OpenSession } from '../persistence/sessions.repository.js';
import { hashSecret } from '../secrets.js';
import { AccountQuery } from '../queries/account.query.js';

export { sessionDays, type Device } from '../persistence/sessions.repository.js';

/** A fresh sign-in: what the edge turns into cookies or a body. */
export interface SignedIn {
  readonly accessToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly refreshToken: string;
  readonly user: UserView;
}

/** Changes with the password, says nothing of it. */
export const markOf = (passwordHash: string | null): string => hashSecret(passwordHash ?? '').slice(0, 16);

/** An open session with its access token and account. */
@Injectable()
export class SignInAnswer {
  constructor(
    private readonly tokens: TokenService,
    private readonly accounts: AccountQuery,
  ) {}

  async of(session: OpenSession): Promise<SignedIn> {
    const { token, expiresIn } = this.tokens.sign(session.userId, session.sessionId);
    const user = await this.accounts.view(session.userId);
    return { accessToken: token, expiresIn, refreshToken: session.refreshToken, user };
  }

  /** The refusal that asks for the second step (ID-7). */
  demand(userId: number, passwordHash: string | null): DomainError {
    return new DomainError('AUTH.SECOND_FACTOR_REQUIRED', {
      ...this.tokens.signChallenge(userId, markOf(passwordHash)),
    });
  }
}
