import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ButtonComponent, EmptyStateComponent, IconComponent } from '@picolo/ui';
import { Seo } from '../platform/seo.service';
import { Texts } from '../platform/texts';

/** A page or a thing that is not there; the server answers 404. */
@Component({
  selector: 'app-not-found',
  imports: [RouterLink, ButtonComponent, EmptyStateComponent, IconComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page">
      <h1 class="ui-visually-hidden">{{ heading() }}</h1>
      <ui-empty-state icon="search" [title]="heading()" [text]="text() || t('notFound.text')">
        <a uiButton variant="primary" routerLink="/">{{ t('notFound.home') }}<ui-icon name="forward" [size]="16" /></a>
      </ui-empty-state>
    </div>
  `,
})
export class NotFoundPage {
  readonly title = input('');
  readonly text = input('');

  protected readonly t = inject(Texts).t;
  protected readonly heading = computed(() => this.title() || this.t('notFound.title'));

  constructor() {
    const seo = inject(Seo);
    effect(() => {
      seo.status(404);
      seo.show({ title: `${this.heading()} – ${this.t('brand')}` });
    });
  }
}
