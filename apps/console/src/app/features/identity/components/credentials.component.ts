import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { FormField, email, form, minLength, required } from '@angular/forms/signals';
import { changeEmail, changePassword } from '@picolo/contracts';
import { Api, Session } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import {
  ButtonComponent,
  CardComponent,
  FieldComponent,
  FormDirective,
  InputDirective,
  NoticeComponent,
  Toasts,
} from '@picolo/ui';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { PASSWORD_LENGTH } from '../data/password-length';

const noEmail = { email: '', password: '' };
const noPassword = { current: '', password: '' };

/** Address and password of one's own account (ID-2). */
@Component({
  selector: 'app-credentials',
  imports: [
    ButtonComponent,
    CardComponent,
    FieldComponent,
    FormDirective,
    FormField,
    InputDirective,
    NoticeComponent,
    RefusalComponent,
  ],
  host: { class: 'ui-stack' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-card [title]="t('credentials.passwordTitle')">
      <form uiForm class="ui-stack" (sent)="sendPassword()">
        <app-refusal [problem]="passwordSending.problem()" />
        <ui-field [label]="t('credentials.current')" [field]="passwordForm.current">
          <input uiInput type="password" autocomplete="current-password" [formField]="passwordForm.current" />
        </ui-field>
        <ui-field
          [label]="t('credentials.password')"
          [help]="t('credentials.passwordHelp')"
          [field]="passwordForm.password"
        >
          <input uiInput type="password" autocomplete="new-password" [formField]="passwordForm.password" />
        </ui-field>
        <p>
          <button uiButton type="submit" [busy]="passwordSending.busy()">{{ t('credentials.passwordSend') }}</button>
        </p>
      </form>
    </ui-card>
    <ui-card [title]="t('credentials.emailTitle')">
      <form uiForm class="ui-stack" (sent)="sendEmail()">
        <app-refusal [problem]="emailSending.problem()" />
        @if (sentTo(); as address) {
          <ui-notice tone="success">{{ t('credentials.emailSent', { email: address }) }}</ui-notice>
        }
        <ui-field [label]="t('credentials.email')" [help]="emailHelp()" [field]="emailForm.email">
          <input uiInput type="email" autocomplete="email" [formField]="emailForm.email" />
        </ui-field>
        <ui-field [label]="t('credentials.current')" [field]="emailForm.password">
          <input uiInput type="password" autocomplete="current-password" [formField]="emailForm.password" />
        </ui-field>
        <p>
          <button uiButton type="submit" [busy]="emailSending.busy()">{{ t('credentials.emailSend') }}</button>
        </p>
      </form>
    </ui-card>
  `,
})
export class CredentialsComponent {
  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  protected readonly sentTo = signal<string | null>(null);
  protected readonly emailHelp = computed(() =>
    this.t('credentials.emailHelp', { email: this.session.user()?.email ?? '' }),
  );

  private readonly emailModel = signal(noEmail);
  protected readonly emailForm = form(this.emailModel, (path) => {
    required(path.email);
    email(path.email);
    required(path.password);
  });
  protected readonly emailSending = submission(
    this.emailForm,
    async () => {
      const { email: typed, password } = this.emailModel();
      await this.api.call(changeEmail, { body: { email: typed.trim(), password, place: 'console' } });
      this.sentTo.set(typed.trim());
    },
    { fieldOfCode: { 'IDENTITY.WRONG_PASSWORD': 'password' } },
  );

  private readonly passwordModel = signal(noPassword);
  protected readonly passwordForm = form(this.passwordModel, (path) => {
    required(path.current);
    required(path.password);
    minLength(path.password, PASSWORD_LENGTH);
  });
  protected readonly passwordSending = submission(
    this.passwordForm,
    () => this.api.call(changePassword, { body: this.passwordModel() }),
    { fieldOfCode: { 'IDENTITY.WRONG_PASSWORD': 'current', 'IDENTITY.WEAK_PASSWORD': 'password' } },
  );

  protected async sendEmail(): Promise<void> {
    if (await this.emailSending.run()) this.emailForm().reset(noEmail);
  }

  protected async sendPassword(): Promise<void> {
    if (!(await this.passwordSending.run())) return;
    this.passwordForm().reset(noPassword);
    this.toasts.show(this.t('credentials.passwordDone'));
  }
}
