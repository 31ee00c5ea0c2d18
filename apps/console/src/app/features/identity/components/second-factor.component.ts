import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import {
  type SecondFactorEnrolment,
  confirmSecondFactor,
  disableSecondFactor,
  enrolSecondFactor,
  renewRecoveryCodes,
  secondFactor,
} from '@picolo/contracts';
import { Api, loaded, submission } from '@picolo/web';
import {
  ButtonComponent,
  CardComponent,
  ChipComponent,
  DialogComponent,
  FieldComponent,
  InputDirective,
  Toasts,
} from '@picolo/ui';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { FormDirective } from '../../../platform/submit-keys.directive';
import { Texts } from '../../../platform/texts';

type Step = 'turn-on' | 'scan' | 'codes' | 'turn-off' | 'renew';

/** Turning the second step of signing in on and off, and its recovery codes (ID-7). */
@Component({
  selector: 'app-second-factor',
  imports: [
    ButtonComponent,
    CardComponent,
    ChipComponent,
    DialogComponent,
    FieldComponent,
    FormDirective,
    FormField,
    InputDirective,
    LoadStateComponent,
    RefusalComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './second-factor.component.html',
  styleUrl: './second-factor.component.css',
})
export class SecondFactorComponent {
  private readonly texts = inject(Texts);
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  protected readonly factor = loaded(() => this.api.request(secondFactor));
  protected readonly step = signal<Step | null>(null);
  protected readonly enrolment = signal<SecondFactorEnrolment | null>(null);
  protected readonly codes = signal<readonly string[]>([]);
  protected readonly picture = computed(
    () => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(this.enrolment()?.qrSvg ?? '')}`,
  );
  protected readonly title = computed(() => {
    const step = this.step();
    return step === null ? '' : this.t(`secondFactor.step.${step}`);
  });
  /** Which step the password is asked for. */
  protected readonly asksPassword = computed(() => ['turn-on', 'turn-off', 'renew'].includes(this.step() ?? ''));

  private readonly model = signal({ password: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.password);
  });
  protected readonly sending = submission(this.form, () => this.go(), {
    fieldOfCode: { 'IDENTITY.WRONG_PASSWORD': 'password' },
  });
  private readonly codeModel = signal({ code: '' });
  protected readonly codeForm = form(this.codeModel, (path) => {
    required(path.code);
  });
  protected readonly confirming = submission(this.codeForm, () => this.confirm(), {
    fieldOfCode: { 'AUTH.INVALID_CODE': 'code' },
  });

  protected open(step: Step): void {
    this.form().reset({ password: '' });
    this.codeForm().reset({ code: '' });
    this.step.set(step);
  }

  protected close(): void {
    this.step.set(null);
    this.enrolment.set(null);
    this.codes.set([]);
  }

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.codes().join('\n'));
    this.toasts.show(this.t('secondFactor.copied'));
  }

  private async go(): Promise<void> {
    const body = this.model();
    if (this.step() === 'turn-on') {
      this.enrolment.set(await this.api.call(enrolSecondFactor, { body }));
      this.step.set('scan');
    } else if (this.step() === 'renew') {
      this.showCodes((await this.api.call(renewRecoveryCodes, { body })).recoveryCodes);
    } else {
      await this.api.call(disableSecondFactor, { body });
      this.factor.reload();
      this.close();
      this.toasts.show(this.t('secondFactor.nowOff'));
    }
  }

  private async confirm(): Promise<void> {
    const code = this.codeModel().code.trim();
    this.showCodes((await this.api.call(confirmSecondFactor, { body: { code } })).recoveryCodes);
  }

  private showCodes(codes: readonly string[]): void {
    this.codes.set(codes);
    this.enrolment.set(null);
    this.step.set('codes');
    this.factor.reload();
  }
}
