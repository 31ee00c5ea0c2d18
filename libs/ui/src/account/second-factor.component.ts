import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  type Signal,
  computed,
  inject,
  input,
  viewChild,
} from '@angular/core';
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
import { copyText } from '../text/copying';
import type { CountedWords, Words } from '../text/words';

type Opening = 'turn-on' | 'turn-off' | 'renew';
type Step = Opening | 'scan' | 'codes';
type SendWord = 'turnOff' | 'next' | 'confirm';
type CardWord = 'title' | 'lead' | 'on' | 'off' | 'turnOn' | 'renew';
type DialogWord = 'passwordText' | 'offText' | 'scan' | 'pictureAlt' | 'secret' | 'code' | 'cancel';
type CodesWord = 'codesText' | 'copy' | 'copied' | 'notCopied' | 'kept' | 'nowOff';
type SecondFactorWord =
  `secondFactor.${CardWord | DialogWord | CodesWord | SendWord}` | `secondFactor.step.${Step}` | 'signIn.password';

/** What turning it on and off asks, one after the other. */
export interface SecondFactorFlow {
  /** Null: the dialog is closed. */
  readonly step: Signal<Step | null>;
  readonly form: FieldTree<{ password: string; code: string }>;
  readonly enrolment: Signal<SecondFactorEnrolment | null>;
  readonly codes: Signal<readonly string[]>;
  readonly sending: { readonly busy: Signal<boolean>; run(): Promise<boolean> };
  open(step: Opening): void;
  close(): void;
}

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
  readonly flow = input.required<SecondFactorFlow>();

  private readonly toasts = inject(Toasts);
  private readonly codeList = viewChild<ElementRef<HTMLElement>>('codeList');
  protected readonly title = computed(() => {
    const step = this.flow().step();
    return step === null ? '' : this.t()(`secondFactor.step.${step}`);
  });
  protected readonly picture = computed(
    () => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(this.flow().enrolment()?.qrSvg ?? '')}`,
  );
  protected readonly sendWord = computed<`secondFactor.${SendWord}`>(() => {
    const step = this.flow().step();
    if (step === 'scan') return 'secondFactor.confirm';
    return step === 'turn-off' ? 'secondFactor.turnOff' : 'secondFactor.next';
  });

  protected async send(): Promise<void> {
    const off = this.flow().step() === 'turn-off';
    if ((await this.flow().sending.run()) && off) this.toasts.show(this.t()('secondFactor.nowOff'));
  }

  protected async copy(): Promise<void> {
    const done = await copyText(this.flow().codes().join('\n'), this.codeList()?.nativeElement);
    this.toasts.show(this.t()(done ? 'secondFactor.copied' : 'secondFactor.notCopied'));
  }
}
