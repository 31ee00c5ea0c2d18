import { DOCUMENT, Injectable, inject } from '@angular/core';
import { randomKey } from '@picolo/client';

const USER = 'picolo.user';
const RENEWED = 'picolo.renewed';
const ATTEMPT = 'picolo.renewing';

/**
 * What all tabs of this browser know of the sign-in. The cookies are out of reach of scripts; without this memory every
 * visitor would have to ask the server who they are, and two tabs would spend the same refresh token.
 */
@Injectable({ providedIn: 'root' })
export class SignInMemory {
  private readonly window = inject(DOCUMENT).defaultView;

  /** Somebody signed in on this browser and did not leave. True when the browser remembers nothing at all. */
  get signedIn(): boolean {
    const storage = this.storage();
    return storage === null || storage.getItem(USER) !== null;
  }

  /** When the access token was last renewed, in ms since 1970; 0 when unknown. */
  get renewedAt(): number {
    return Number(this.storage()?.getItem(RENEWED) ?? 0);
  }

  /**
   * The attempt to renew that has no answer yet, a new one when there is none. Kept past the page: whoever leaves it before
   * the answer is there would else ask with a token that is spent already, and be signed out (ID-1).
   */
  get attempt(): string {
    const known = this.storage()?.getItem(ATTEMPT);
    if (known) return known;
    const attempt = randomKey();
    this.storage()?.setItem(ATTEMPT, attempt);
    return attempt;
  }

  renewed(): void {
    this.storage()?.setItem(RENEWED, String(Date.now()));
    this.storage()?.removeItem(ATTEMPT);
  }

  remember(userId: number): void {
    const storage = this.storage();
    if (storage !== null && storage.getItem(USER) !== String(userId)) storage.setItem(USER, String(userId));
  }

  forget(): void {
    this.storage()?.removeItem(USER);
    this.storage()?.removeItem(ATTEMPT);
  }

  /** Another tab signed in, out, or as somebody else. */
  onChange(handler: () => void): void {
    this.window?.addEventListener('storage', (event) => {
      if (event.key === USER || event.key === null) handler();
    });
  }

  private storage(): Storage | null {
    try {
      return this.window?.localStorage ?? null;
    } catch {
      // Storage is forbidden in this browser.
      return null;
    }
  }
}
