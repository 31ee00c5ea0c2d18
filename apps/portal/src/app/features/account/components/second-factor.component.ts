import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { SecondFactorComponent as View, Toasts } from '@picolo/ui';
import { SecondFactorSteps } from '@picolo/web/forms';
import { ProblemComponent } from '../../../platform/problem.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';

/** One's own second step of signing in (ID-7). */
@Component({
  selector: 'app-second-factor',
  imports: [ProblemComponent, RefusalComponent, View],
  providers: [SecondFactorSteps],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let factor = steps.factor;
    @if (factor.value(); as state) {
      <ui-second-factor
        [t]="texts.t"
        [n]="texts.n"
        [state]="state"
        [step]="steps.step()"
        [form]="steps.form"
        [enrolment]="steps.enrolment()"
        [codes]="steps.codes()"
        [busy]="steps.sending.busy()"
        (opened)="steps.open($event)"
        (sent)="send()"
        (closed)="steps.close()"
      >
        <app-refusal [problem]="steps.sending.problem()" [title]="texts.t('secondFactor.failed')" />
      </ui-second-factor>
    } @else if (factor.problem()) {
      <app-problem [problem]="factor.problem()" (again)="factor.reload()" />
    }
  `,
})
export class SecondFactorComponent {
  protected readonly texts = inject(Texts);
  protected readonly steps = inject(SecondFactorSteps);
  private readonly toasts = inject(Toasts);

  protected async send(): Promise<void> {
    const off = this.steps.step() === 'turn-off';
    if ((await this.steps.sending.run()) && off) this.toasts.show(this.texts.t('secondFactor.nowOff'));
  }
}
