import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { type IsActiveMatchOptions, RouterLink, RouterLinkActive } from '@angular/router';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { Texts } from '../../../platform/texts';

/** Title of the printing area and its pages. */
@Component({
  selector: 'app-printing-head',
  imports: [PageHeadComponent, RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-page-head [title]="t('printing.title')"><ng-content /></app-page-head>
    <nav class="ui-tabs tabs" [attr.aria-label]="t('printing.title')">
      @for (tab of tabs; track tab.path) {
        <a
          #tabLink
          class="ui-tab"
          ariaCurrentWhenActive="page"
          routerLinkActive
          [routerLinkActiveOptions]="exactly"
          [routerLink]="tab.path"
          (isActiveChange)="$event && show(tabLink)"
          >{{ t(tab.label) }}</a
        >
      }
    </nav>
  `,
  styles: `
    .tabs {
      margin-top: 12px;
    }
  `,
})
export class PrintingHeadComponent {
  protected readonly t = inject(Texts).t;
  protected readonly tabs = [
    { path: '/printing', label: 'printing.jobs' },
    { path: '/printing/printers', label: 'printing.printers' },
    { path: '/printing/routing', label: 'printing.routing' },
    { path: '/printing/workers', label: 'printing.workers' },
  ] as const;
  /** Filters in the address leave the tab what it is. */
  protected readonly exactly: IsActiveMatchOptions = {
    ...{ paths: 'exact', queryParams: 'ignored', matrixParams: 'ignored', fragment: 'ignored' },
  };

  /** On a phone the tabs are wider than the screen. */
  protected show(tab: HTMLElement): void {
    tab.scrollIntoView({ block: 'nearest', inline: 'center' });
  }
}
