import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { Session } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { ButtonComponent, FieldComponent, FormDirective, InputDirective, NoticeComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { DoorComponent } from './door.component';

/** The second step of signing in: a code of the app, or a recovery code. */
@Component({
  selector: 'app-second-step',
  imports: [ButtonComponent, DoorComponent, FieldComponent, FormDirective, FormField, InputDirective, NoticeComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-door [title]="t('secondStep.title')" [lead]="t('secondStep.lead')">
      <form uiForm class="ui-stack" (sent)="send()">
        @if (sending.problem(); as problem) {
          <ui-notice tone="danger">{{ problem.detail || t('errors.network') }}</ui-notice>
        }
        <ui-field [label]="t('secondStep.code')" [help]="t('secondStep.help')" [field]="form.code">
          <input uiInput type="text" autocomplete="one-time-code" autocapitalize="characters" [formField]="form.code" />
        </ui-field>
        <button uiButton type="submit" variant="primary" full size="large" [busy]="sending.busy()">
          {{ t('secondStep.send') }}
        </button>
        <button uiButton type="button" variant="ghost" full (click)="over.emit()">{{ t('secondStep.back') }}</button>
      </form>
    </app-door>
  `,
})
export class SecondStepComponent {
  readonly challenge = input.required<string>();
  readonly passed = output();
  /** Back to the password: asked for, or the challenge is over. */
  readonly over = output();

  protected readonly t = inject(Texts).t;
  private readonly session = inject(Session);
  private readonly model = signal({ code: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.code);
  });
  protected readonly sending = submission(this.form, () =>
    this.session.secondStep({ challenge: this.challenge(), code: this.model().code.trim() }),
  );

  protected async send(): Promise<void> {
    if (await this.sending.run()) this.passed.emit();
    else this.form().reset({ code: '' });
  }
}
