import { DOCUMENT, EnvironmentInjector, Injectable, inject, runInInjectionContext } from '@angular/core';
import { Notifications } from '@picolo/web';

/** The client's notifications are followed once they open their account, and from then on; never while rendering. */
@Injectable({ providedIn: 'root' })
export class Following {
  private readonly notifications = inject(Notifications);
  private readonly inBrowser = inject(DOCUMENT).defaultView !== null;
  private readonly injector = inject(EnvironmentInjector);
  private begun = false;

  begin(): void {
    if (this.begun || !this.inBrowser) return;
    this.begun = true;
    // It outlives the page that began it.
    runInInjectionContext(this.injector, () => {
      this.notifications.start();
    });
  }
}
