import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { SecondFactorComponent as View } from '@picolo/ui';
import { SecondFactorSteps } from '@picolo/web/forms';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';

/** One's own second step of signing in (ID-7). */
@Component({
  selector: 'app-second-factor',
  imports: [LoadStateComponent, RefusalComponent, View],
  providers: [SecondFactorSteps],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let factor = steps.factor;
    @if (factor.value(); as state) {
      <ui-second-factor [t]="texts.t" [n]="texts.n" [state]="state" [flow]="steps">
        <app-refusal [problem]="steps.sending.problem()" />
      </ui-second-factor>
    } @else {
      <app-load-state [state]="factor.state()" [problem]="factor.problem()" (again)="factor.reload()" />
    }
  `,
})
export class SecondFactorComponent {
  protected readonly texts = inject(Texts);
  protected readonly steps = inject(SecondFactorSteps);
}
