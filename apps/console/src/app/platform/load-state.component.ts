import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  ButtonComponent,
  CardComponent,
  EmptyStateComponent,
  ErrorStateComponent,
  ForbiddenStateComponent,
  SkeletonComponent,
} from '@picolo/ui';
import type { LoadState, ProblemError } from '@picolo/web';
import { Texts } from './texts';

/** Everything a page shows instead of its content: on its way, failed, forbidden, gone, or nothing yet. */
@Component({
  selector: 'app-load-state',
  imports: [
    ButtonComponent,
    CardComponent,
    EmptyStateComponent,
    ErrorStateComponent,
    ForbiddenStateComponent,
    RouterLink,
    SkeletonComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (state() !== 'ready' || empty()) {
      <ui-card>
        @switch (state()) {
          @case ('loading') {
            <ui-skeleton [lines]="7" [gap]="22" />
          }
          @case ('forbidden') {
            <ui-forbidden-state [title]="t('states.forbiddenTitle')" [text]="t('states.forbiddenText')" />
          }
          @case ('missing') {
            <ui-empty-state icon="search" [title]="t('states.missingTitle')" [text]="t('states.missingText')">
              <a uiButton routerLink="..">{{ t('states.back') }}</a>
            </ui-empty-state>
          }
          @case ('failed') {
            <ui-error-state
              [title]="t('states.failedTitle')"
              [text]="problem()?.detail || t('errors.network')"
              [traceId]="problem()?.traceId"
              (again)="again.emit()"
            />
          }
          @case ('ready') {
            <ui-empty-state [icon]="emptyIcon()" [title]="emptyTitle()" [text]="emptyText()"
              ><ng-content
            /></ui-empty-state>
          }
        }
      </ui-card>
    }
  `,
})
export class LoadStateComponent {
  readonly state = input.required<LoadState>();
  readonly problem = input<ProblemError | null>(null);
  readonly empty = input(false);
  readonly emptyIcon = input('info');
  readonly emptyTitle = input('');
  readonly emptyText = input('');
  readonly again = output();

  protected readonly t = inject(Texts).t;
}
