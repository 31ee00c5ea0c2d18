import { isPlatformBrowser } from '@angular/common';
import { DestroyRef, Injectable, PLATFORM_ID, inject, signal } from '@angular/core';

const TICK_MS = 30_000;

/** The present moment for relative dates; moves every half minute and asks nobody. */
@Injectable({ providedIn: 'root' })
export class Ticker {
  private readonly moment = signal(new Date());
  readonly now = this.moment.asReadonly();

  constructor() {
    if (!isPlatformBrowser(inject(PLATFORM_ID))) return;
    const clock = setInterval(() => this.moment.set(new Date()), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(clock));
  }
}
