import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { ProblemError } from '@picolo/web';
import { NoticeComponent } from '@picolo/ui';
import { Texts } from './texts';

/** Why an act was refused, in the server's words; with the reference for support when it was no refusal but a fault. */
@Component({
  selector: 'app-refusal',
  imports: [NoticeComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (problem(); as refused) {
      <ui-notice tone="danger">
        <p>{{ refused.detail || t('errors.network') }}</p>
        @if (refused.traceId && refused.status >= 500) {
          <p class="ui-small">
            {{ t('ui.reference') }} <span class="ui-mono">{{ refused.traceId }}</span>
          </p>
        }
      </ui-notice>
    }
  `,
})
export class RefusalComponent {
  readonly problem = input.required<ProblemError | null>();
  protected readonly t = inject(Texts).t;
}
