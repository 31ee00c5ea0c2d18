import { ChangeDetectionStrategy, Component, afterNextRender, effect, inject, untracked } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { OfflineBannerComponent, ToastsComponent } from '@picolo/ui';
import { Live, Offline, Session } from '@picolo/web';
import { FooterComponent } from './shell/footer.component';
import { HeaderComponent } from './shell/header.component';
import { ProgressComponent } from './shell/progress.component';
import { Texts } from './platform/texts';

/** Frame of every page. Who is signed in and what happens live is asked for after the first render only. */
@Component({
  selector: 'app-root',
  imports: [RouterOutlet, FooterComponent, HeaderComponent, OfflineBannerComponent, ProgressComponent, ToastsComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <a class="skip" href="#content" (click)="skip($event, content)">{{ t('skip') }}</a>
    <app-progress />
    @if (offline.active()) {
      <ui-offline-banner class="offline">{{
        offline.network() ? t('offline.network') : t('offline.live')
      }}</ui-offline-banner>
    }
    <app-header />
    <main id="content" tabindex="-1" #content><router-outlet /></main>
    <app-footer />
    <ui-toasts />
  `,
})
export class AppComponent {
  protected readonly offline = inject(Offline);
  protected readonly t = inject(Texts).t;
  private readonly session = inject(Session);
  private readonly live = inject(Live);
  private readonly router = inject(Router);

  constructor() {
    afterNextRender(() => {
      // No answer is no verdict: the visitor stays a visitor until the connection is back.
      void this.session.restoreRemembered().catch(() => undefined);
      void this.live.start();
    });
    // Signed out, here or in another tab: what belongs to the person leaves the screen.
    let before: number | null = null;
    effect(() => {
      const now = this.session.userId();
      const left = before !== null && now === null;
      before = now;
      if (left && /^\/(account|checkout)/.test(this.router.url)) void this.router.navigateByUrl('/');
    });
    // Whoever signed in while the server did not answer is asked for again when it does.
    effect(() => {
      const connected = this.live.connected();
      untracked(() => {
        if (connected && this.session.user() === null) void this.session.restoreRemembered().catch(() => undefined);
      });
    });
  }

  /** The address keeps its path: a bare `#content` would lead to the base address. */
  protected skip(event: Event, content: HTMLElement): void {
    event.preventDefault();
    content.focus();
  }
}
