import { Injectable } from '@nestjs/common';
import type { AccessToken } from './token.service.js';

/** More are not remembered at once: then it begins anew. */
const most = 20_000;

/**
 * Access tokens whose signature was verified, until they expire: a client sends the same one for a quarter of an hour. Says
 * nothing of rights or sessions; AccessCache is asked each time.
 */
@Injectable()
export class VerifiedTokens {
  private readonly known = new Map<string, { readonly claims: AccessToken; readonly until: number }>();

  /** `until` in milliseconds. */
  remember(token: string, claims: AccessToken, until: number): void {
    if (this.known.size >= most) this.known.clear();
    this.known.set(token, { claims, until });
  }

  /** Null when it is not known or over. */
  recall(token: string): AccessToken | null {
    const found = this.known.get(token);
    if (found === undefined) return null;
    if (found.until > Date.now()) return found.claims;
    this.known.delete(token);
    return null;
  }
}
