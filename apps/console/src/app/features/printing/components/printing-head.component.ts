import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
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
          class="ui-tab"
          ariaCurrentWhenActive="page"
          routerLinkActive
          [routerLinkActiveOptions]="{ exact: true }"
          [routerLink]="tab.path"
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
}
