import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { ErrorStateComponent } from '@picolo/ui';
import type { ProblemError } from '@picolo/web';
import { injectProblemText } from './problem-text';
import { Texts } from './texts';

/** A page or part that could not be loaded, with the way to try again. */
@Component({
  selector: 'app-problem',
  imports: [ErrorStateComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ui-error-state
    [title]="t('errors.title')"
    [text]="text()"
    [traceId]="problem()?.traceId"
    (again)="again.emit()"
  />`,
})
export class ProblemComponent {
  readonly problem = input.required<ProblemError | null>();
  readonly again = output();

  protected readonly t = inject(Texts).t;
  private readonly sentence = injectProblemText();
  protected readonly text = computed(() => {
    const problem = this.problem();
    return problem === null ? '' : this.sentence(problem);
  });
}
