import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormField, form, minLength, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { resetPassword } from '@picolo/contracts';
import { Api } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { ButtonComponent, FieldComponent, FormDirective, InputDirective, NoticeComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { DoorComponent } from '../components/door.component';
import { MailedToken } from '../data/mailed-token';
import { PASSWORD_LENGTH } from '../data/password-length';

/** What the link of "forgotten password" opens. */
@Component({
  selector: 'app-reset-password',
  imports: [
    ButtonComponent,
    DoorComponent,
    FieldComponent,
    FormDirective,
    FormField,
    InputDirective,
    NoticeComponent,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-door [title]="t('mailedLink.resetTitle')" [lead]="t('mailedLink.resetLead')">
      @if (done()) {
        <ui-notice tone="success">{{ t('mailedLink.resetDone') }}</ui-notice>
        <a uiButton variant="primary" full size="large" routerLink="/sign-in">{{ t('signIn.send') }}</a>
      } @else if (token === '') {
        <ui-notice tone="warning">{{ t('mailedLink.noToken') }}</ui-notice>
        <a routerLink="/forgotten-password">{{ t('mailedLink.again') }}</a>
      } @else {
        <form uiForm class="ui-stack" (sent)="sending.run()">
          @if (sending.problem(); as problem) {
            <ui-notice tone="danger">
              {{ problem.detail || t('errors.network') }}
              <a routerLink="/forgotten-password">{{ t('mailedLink.again') }}</a>
            </ui-notice>
          }
          <ui-field [label]="t('mailedLink.newPassword')" [help]="t('setup.passwordHelp')" [field]="form.password">
            <input uiInput type="password" autocomplete="new-password" [formField]="form.password" />
          </ui-field>
          <button uiButton type="submit" variant="primary" full size="large" [busy]="sending.busy()">
            {{ t('mailedLink.resetSend') }}
          </button>
        </form>
      }
    </app-door>
  `,
})
export class ResetPasswordPage {
  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  protected readonly token = inject(MailedToken).take();
  protected readonly done = signal(false);
  private readonly model = signal({ password: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.password);
    minLength(path.password, PASSWORD_LENGTH);
  });
  protected readonly sending = submission(
    this.form,
    async () => {
      await this.api.call(resetPassword, { body: { token: this.token, password: this.model().password } });
      this.done.set(true);
    },
    { fieldOfCode: { 'IDENTITY.WEAK_PASSWORD': 'password' } },
  );
}
