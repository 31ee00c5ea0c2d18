import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';
import { Live } from './live.service';

/** Whether this screen stands still: the browser has no network, or the live connection is cut. */
@Injectable({ providedIn: 'root' })
export class Offline {
  private readonly live = inject(Live);
  private readonly networkLost = signal(false);
  /** The browser itself says that it has no network. */
  readonly network = this.networkLost.asReadonly();
  readonly active = computed(() => this.networkLost() || this.live.lost());

  constructor() {
    const window = inject(DOCUMENT).defaultView;
    if (window?.navigator.onLine === false) this.networkLost.set(true);
    window?.addEventListener('offline', () => {
      this.networkLost.set(true);
    });
    window?.addEventListener('online', () => {
      this.networkLost.set(false);
      this.live.retry();
    });
  }
}
