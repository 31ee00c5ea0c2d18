import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import type { SecondFactorEnrolment, SecondFactorView } from '@picolo/contracts';
import { ButtonComponent } from '../button/button.component';
import { ChipComponent } from '../feedback/chip.component';
import { Toasts } from '../feedback/toasts.service';
import { FieldComponent } from '../field/field.component';
import { FormDirective } from '../field/form.directive';
import { InputDirective } from '../field/input.directive';
import { CardComponent } from '../surface/card.component';
import { DialogComponent } from '../surface/dialog.component';
import type { CountedWords, Words } from '../text/words';

type Opening = 'turn-on' | 'turn-off' | 'renew';
type Step = Opening | 'scan' | 'codes';
type SendWord = 'turnOff' | 'next' | 'confirm';
type CardWord = 'title' | 'lead' | 'on' | 'off' | 'turnOn' | 'renew';
type DialogWord = 'passwordText' | 'offText' | 'scan' | 'pictureAlt' | 'secret' | 'code' | 'cancel';
type CodesWord = 'codesText' | 'copy' | 'copied' | 'kept';
type SecondFactorWord =
  `secondFactor.${CardWord | DialogWord | CodesWord | SendWord}` | `secondFactor.step.${Step}` | 'signIn.password';

/** The second step of signing in: whether it is on, and its dialog; why that was refused is its content (ID-7). */
@Component({
  selector: 'ui-second-factor',
  imports: [
    ButtonComponent,
    CardComponent,
    ChipComponent,
    DialogComponent,
    FieldComponent,
    FormDirective,
    FormField,
    InputDirective,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './second-factor.component.html',
  styleUrl: './second-factor.component.css',
})
export class SecondFactorComponent {
  readonly t = input.required<Words<SecondFactorWord>>();
  readonly n = input.required<CountedWords<'secondFactor.left'>>();
  readonly state = input.required<SecondFactorView>();
  /** Null: the dialog is closed. */
  readonly step = input.required<Step | null>();
  readonly form = input.required<FieldTree<{ password: string; code: string }>>();
  readonly enrolment = input<SecondFactorEnrolment | null>(null);
  readonly codes = input<readonly string[]>([]);
  readonly busy = input(false);
  readonly opened = output<Opening>();
  readonly sent = output();
  readonly closed = output();

  private readonly toasts = inject(Toasts);
  protected readonly title = computed(() => {
    const step = this.step();
    return step === null ? '' : this.t()(`secondFactor.step.${step}`);
  });
  protected readonly picture = computed(
    () => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(this.enrolment()?.qrSvg ?? '')}`,
  );
  protected readonly sendWord = computed<`secondFactor.${SendWord}`>(() => {
    if (this.step() === 'scan') return 'secondFactor.confirm';
    return this.step() === 'turn-off' ? 'secondFactor.turnOff' : 'secondFactor.next';
  });

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.codes().join('\n'));
    this.toasts.show(this.t()('secondFactor.copied'));
  }
}
