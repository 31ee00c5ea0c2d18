import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ButtonComponent, CardComponent, ForbiddenStateComponent } from '@picolo/ui';
import { PageHeadComponent } from '../platform/page-head.component';
import { Texts } from '../platform/texts';

@Component({
  selector: 'app-forbidden',
  imports: [ButtonComponent, CardComponent, ForbiddenStateComponent, PageHeadComponent, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <app-page-head [title]="t('states.forbiddenTitle')" />
      <ui-card>
        <ui-forbidden-state [title]="t('states.forbiddenTitle')" [text]="t('states.forbiddenText')">
          <a uiButton routerLink="/">{{ t('states.home') }}</a>
        </ui-forbidden-state>
      </ui-card>
    </div>
  `,
})
export class ForbiddenPage {
  protected readonly t = inject(Texts).t;
}
