import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ButtonComponent, CardComponent, EmptyStateComponent } from '@picolo/ui';
import { PageHeadComponent } from '../platform/page-head.component';
import { Texts } from '../platform/texts';

@Component({
  selector: 'app-not-found',
  imports: [ButtonComponent, CardComponent, EmptyStateComponent, PageHeadComponent, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <app-page-head [title]="t('states.missingTitle')" />
      <ui-card>
        <ui-empty-state icon="search" [title]="t('states.noPageTitle')" [text]="t('states.noPageText')">
          <a uiButton routerLink="/">{{ t('states.home') }}</a>
        </ui-empty-state>
      </ui-card>
    </div>
  `,
})
export class NotFoundPage {
  protected readonly t = inject(Texts).t;
}
