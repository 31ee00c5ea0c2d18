import { Injectable, inject, signal } from '@angular/core';
import { form, required } from '@angular/forms/signals';
import {
  type SecondFactorEnrolment,
  confirmSecondFactor,
  disableSecondFactor,
  enrolSecondFactor,
  renewRecoveryCodes,
  secondFactor,
} from '@picolo/contracts';
import { Api } from '../api/api.service';
import { loaded } from '../api/loaded';
import { submission } from '../forms/submission';

type Step = 'turn-on' | 'scan' | 'codes' | 'turn-off' | 'renew';

/** Turning the second step of signing in on and off, and its recovery codes: what is asked when (ID-7). */
@Injectable()
export class SecondFactorSteps {
  private readonly api = inject(Api);
  readonly factor = loaded(() => this.api.request(secondFactor));
  /** Null: nothing is open. */
  readonly step = signal<Step | null>(null);
  readonly enrolment = signal<SecondFactorEnrolment | null>(null);
  readonly codes = signal<readonly string[]>([]);

  private readonly entered = signal({ password: '', code: '' });
  readonly form = form(this.entered, (path) => {
    required(path.password, { when: () => this.step() !== 'scan' });
    required(path.code, { when: () => this.step() === 'scan' });
  });
  readonly sending = submission(this.form, () => this.go(), {
    fieldOfCode: { 'IDENTITY.WRONG_PASSWORD': 'password', 'AUTH.INVALID_CODE': 'code' },
  });

  open(step: 'turn-on' | 'turn-off' | 'renew'): void {
    this.form().reset({ password: '', code: '' });
    this.step.set(step);
  }

  close(): void {
    this.step.set(null);
    this.enrolment.set(null);
    this.codes.set([]);
  }

  private async go(): Promise<void> {
    const { password, code } = this.entered();
    const body = { password };
    if (this.step() === 'turn-on') {
      this.enrolment.set(await this.api.call(enrolSecondFactor, { body }));
      // Sending touched every field: nobody has been at the code yet.
      this.form().reset({ password: '', code: '' });
      this.step.set('scan');
    } else if (this.step() === 'scan') {
      this.showCodes((await this.api.call(confirmSecondFactor, { body: { code: code.trim() } })).recoveryCodes);
    } else if (this.step() === 'renew') {
      this.showCodes((await this.api.call(renewRecoveryCodes, { body })).recoveryCodes);
    } else {
      await this.api.call(disableSecondFactor, { body });
      this.factor.reload();
      this.close();
    }
  }

  private showCodes(codes: readonly string[]): void {
    this.codes.set(codes);
    this.enrolment.set(null);
    this.step.set('codes');
    this.factor.reload();
  }
}
