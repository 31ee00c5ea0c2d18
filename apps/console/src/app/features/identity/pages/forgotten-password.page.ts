import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { forgottenPassword } from '@picolo/contracts';
import { Api } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { ButtonComponent, FieldComponent, FormDirective, InputDirective, NoticeComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { DoorComponent } from '../components/door.component';

@Component({
  selector: 'app-forgotten-password',
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
    <app-door [title]="t('mailedLink.forgottenTitle')" [lead]="t('mailedLink.forgottenLead')">
      @if (sentTo(); as address) {
        <ui-notice tone="info" [title]="t('mailedLink.sentTitle')">
          {{ t('mailedLink.sent', { email: address }) }}
        </ui-notice>
      } @else {
        <form uiForm class="ui-stack" (sent)="sending.run()">
          @if (sending.problem(); as problem) {
            <ui-notice tone="danger">{{ problem.detail || t('errors.network') }}</ui-notice>
          }
          <ui-field [label]="t('signIn.email')" [field]="form.email">
            <input uiInput type="email" autocomplete="username" inputmode="email" [formField]="form.email" />
          </ui-field>
          <button uiButton type="submit" variant="primary" full size="large" [busy]="sending.busy()">
            {{ t('mailedLink.forgottenSend') }}
          </button>
        </form>
      }
      <a routerLink="/sign-in">{{ t('mailedLink.back') }}</a>
    </app-door>
  `,
})
export class ForgottenPasswordPage {
  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  protected readonly sentTo = signal<string | null>(null);
  private readonly model = signal({ email: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.email);
    email(path.email);
  });
  protected readonly sending = submission(this.form, async () => {
    const address = this.model().email.trim();
    await this.api.call(forgottenPassword, { body: { email: address, place: 'console' } });
    this.sentTo.set(address);
  });
}
