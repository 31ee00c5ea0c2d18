import { DOCUMENT, Injectable, inject } from '@angular/core';
import type { PlaceOrderInput } from '@picolo/contracts';
import { randomKey } from '@picolo/client';

const KEY = 'picolo.order-attempt';

interface Attempt {
  readonly key: string;
  readonly order: string;
  readonly userId: number;
}

/**
 * The Idempotency-Key of an order (OR-1). The same order keeps its key until it went through: a second click, a retry after
 * a cut or a reload of the page never orders twice. Another content is another order with a key of its own.
 */
@Injectable({ providedIn: 'root' })
export class OrderAttempt {
  private readonly window = inject(DOCUMENT).defaultView;
  private current: Attempt | null = null;

  keyFor(order: PlaceOrderInput, userId: number): string {
    const content = JSON.stringify(order);
    const known = this.current ?? this.read();
    if (known?.order === content && known.userId === userId) {
      this.current = known;
      return known.key;
    }
    this.current = { key: randomKey(), order: content, userId };
    this.write(JSON.stringify(this.current));
    return this.current.key;
  }

  /** The order stands, or was refused for good: the next one is a new one. */
  settled(): void {
    this.current = null;
    this.write(null);
  }

  private read(): Attempt | null {
    try {
      const kept: unknown = JSON.parse(this.window?.localStorage.getItem(KEY) ?? 'null');
      return isAttempt(kept) ? kept : null;
    } catch {
      return null;
    }
  }

  private write(text: string | null): void {
    try {
      if (text === null) this.window?.localStorage.removeItem(KEY);
      else this.window?.localStorage.setItem(KEY, text);
    } catch {
      // Storage is forbidden: the key lasts as long as the page.
    }
  }
}

const isAttempt = (value: unknown): value is Attempt =>
  typeof value === 'object' && value !== null && 'key' in value && 'order' in value && 'userId' in value;
