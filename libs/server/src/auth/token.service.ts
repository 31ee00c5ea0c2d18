import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

export interface AccessToken {
  readonly sub: number;
  readonly sid: number;
}

/** Seconds an access token lives (ID-1). */
export const accessTokenSeconds = 15 * 60;

/** Seconds between the two steps of a sign-in. */
const challengeSeconds = 5 * 60;

/** Signs and checks access tokens: user, session, expiry, nothing else. */
@Injectable()
export class TokenService {
  constructor(private readonly jwt: JwtService) {}

  sign(userId: number, sessionId: number): { readonly token: string; readonly expiresIn: number } {
    const token = this.jwt.sign({ sub: String(userId), sid: sessionId }, { expiresIn: accessTokenSeconds });
    return { token, expiresIn: accessTokenSeconds };
  }

  /**
   * Proof of the first step of a sign-in. It has no session: nothing but the second step takes it. `mark`: of what the step
   * was proven with.
   */
  signChallenge(userId: number, mark: string): { readonly challenge: string; readonly expiresIn: number } {
    const challenge = this.jwt.sign({ sub: String(userId), step: 1, mark }, { expiresIn: challengeSeconds });
    return { challenge, expiresIn: challengeSeconds };
  }

  /** Null when the challenge is not ours, was altered or is over. */
  readChallenge(challenge: string): { readonly userId: number; readonly mark: string } | null {
    try {
      const { sub, step, mark } = this.jwt.verify<Record<string, unknown>>(challenge);
      const userId = Number(sub);
      return step === 1 && typeof mark === 'string' && Number.isInteger(userId) ? { userId, mark } : null;
    } catch {
      return null;
    }
  }

  /** Null when the token is not ours, was altered or is over. */
  verify(token: string): AccessToken | null {
    try {
      return readClaims(this.jwt.verify<object>(token));
    } catch {
      return null;
    }
  }
}

/** Our two claims out of a verified payload, or null when it is not one of ours. */
export const readClaims = (payload: object): AccessToken | null => {
  const { sub, sid } = payload as { sub?: unknown; sid?: unknown };
  const user = Number(sub);
  return Number.isInteger(user) && typeof sid === 'number' ? { sub: user, sid } : null;
};
