import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { NoticeComponent } from '@picolo/ui';
import type { ProblemError } from '@picolo/web';
import { injectProblemText } from './problem-text';
import { Texts } from './texts';

/** Why a form was refused, above its button; further steps are its content. */
@Component({
  selector: 'app-refusal',
  imports: [NoticeComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (problem()) {
      <ui-notice tone="danger" [title]="title()">
        <p>{{ text() }}</p>
        @if (unexpected()) {
          <p class="ui-trace">{{ t('ui.reference') }} {{ problem()?.traceId }}</p>
        }
        <ng-content />
      </ui-notice>
    }
  `,
})
export class RefusalComponent {
  readonly problem = input.required<ProblemError | null>();
  readonly title = input.required<string>();
  /** Instead of the general sentence when the server did not answer. */
  readonly whenOffline = input('');

  protected readonly t = inject(Texts).t;
  private readonly sentence = injectProblemText();
  protected readonly unexpected = computed(() => (this.problem()?.status ?? 0) >= 500);
  protected readonly text = computed(() => {
    const problem = this.problem();
    if (problem === null) return '';
    return problem.offline && this.whenOffline() !== '' ? this.whenOffline() : this.sentence(problem);
  });
}
