import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { Offline } from '@picolo/web';
import { ButtonComponent, DialogComponent, IconButtonComponent, OfflineBannerComponent } from '@picolo/ui';
import { LeaveQuestion } from '../platform/leave-question';
import { Texts } from '../platform/texts';
import { AccountMenuComponent } from './account-menu.component';
import { BottomBarComponent } from './bottom-bar.component';
import { BrandComponent } from './brand.component';
import { LiveStateComponent } from './live-state.component';
import { NavComponent } from './nav.component';
import { NotificationBellComponent } from './notification-bell.component';

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
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.narrow]': 'narrow()' },
  templateUrl: './shell.component.html',
  styleUrl: './shell.component.css',
})
export class ShellComponent {
  protected readonly offline = inject(Offline);
  protected readonly leave = inject(LeaveQuestion);
  protected readonly t = inject(Texts).t;
  protected readonly narrow = signal(localStorage.getItem(NARROW_KEY) === 'narrow');
  protected readonly menu = signal(false);

  protected fold(): void {
    this.narrow.update((narrow) => !narrow);
    localStorage.setItem(NARROW_KEY, this.narrow() ? 'narrow' : 'wide');
  }

  /** Skip link: with a base href, `#main` alone would leave the page. */
  protected skip(event: Event, main: HTMLElement): void {
    event.preventDefault();
    main.focus();
  }
}
