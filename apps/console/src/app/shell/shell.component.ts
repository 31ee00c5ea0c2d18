import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Router, RouterLink, RouterOutlet } from '@angular/router';
import { Offline, Session } from '@picolo/web';
import { ButtonComponent, DialogComponent, IconButtonComponent, OfflineBannerComponent } from '@picolo/ui';
import { LeaveQuestion } from '../platform/leave-question';
import { mediaSignal } from '../platform/media-signal';
import { Texts } from '../platform/texts';
import { AccountMenuComponent } from './account-menu.component';
import { BottomBarComponent } from './bottom-bar.component';
import { BrandComponent } from './brand.component';
import { LiveStateComponent } from './live-state.component';
import { NavComponent } from './nav.component';
import { NotificationBellComponent } from './notification-bell.component';
import { SearchButtonComponent } from './search/search-button.component';

const NARROW_KEY = 'picolo.nav';

/** Frame of every signed-in page: navigation left (bottom on a phone), live state, notifications, account. */
@Component({
  selector: 'app-shell',
  imports: [
    AccountMenuComponent,
    BottomBarComponent,
    BrandComponent,
    ButtonComponent,
    DialogComponent,
    IconButtonComponent,
    LiveStateComponent,
    NavComponent,
    NotificationBellComponent,
    OfflineBannerComponent,
    RouterLink,
    RouterOutlet,
    SearchButtonComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.narrow]': 'narrow()' },
  templateUrl: './shell.component.html',
  styleUrl: './shell.component.css',
})
export class ShellComponent {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly offline = inject(Offline);
  protected readonly leave = inject(LeaveQuestion);
  protected readonly t = inject(Texts).t;
  /** Icons only: as the user chose, else where the window is narrow. */
  private readonly chosen = signal(localStorage.getItem(NARROW_KEY));
  private readonly small = mediaSignal('(max-width: 1023px)');
  protected readonly narrow = computed(() => (this.chosen() === null ? this.small() : this.chosen() === 'narrow'));
  protected readonly menu = signal(false);

  constructor() {
    // Other rights: the page is matched against them again, and one that is closed now says so.
    let rights: string | null = null;
    effect(() => {
      const now = this.session.user()?.permissions.join() ?? null;
      const changed = rights !== null && now !== null && now !== rights;
      rights = now ?? rights;
      const url = untracked(() => this.router.url);
      if (changed) void this.router.navigateByUrl(url, { onSameUrlNavigation: 'reload', replaceUrl: true });
    });
    // The session ended (elsewhere, or its time was up): sign in again and come back here.
    effect(() => {
      if (this.session.user() !== null) return;
      const to = untracked(() => this.router.url);
      void this.router.navigate(['/sign-in'], { queryParams: { to } });
    });
  }

  protected fold(): void {
    const width = this.narrow() ? 'wide' : 'narrow';
    this.chosen.set(width);
    localStorage.setItem(NARROW_KEY, width);
  }

  /** Skip link: with a base href, `#main` alone would leave the page. */
  protected skip(event: Event, main: HTMLElement): void {
    event.preventDefault();
    main.focus();
  }
}
