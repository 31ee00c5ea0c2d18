import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

export interface AccessToken {
  readonly sub: number;
  readonly sid: number;
}

/** Seconds an access token lives (ID-1). */
export const accessTokenSeconds = 15 * 60;

/** Signs and checks access tokens: user, session, expiry, nothing else. */
@Injectable()
export class TokenService {
  constructor(private readonly jwt: JwtService) {}

  sign(userId: number, sessionId: number): { readonly token: string; readonly expiresIn: number } {
    const token = this.jwt.sign({ sub: String(userId), sid: sessionId }, { expiresIn: accessTokenSeconds });
    return { token, expiresIn: accessTokenSeconds };
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
