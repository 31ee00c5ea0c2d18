import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormField, email, form, minLength, required } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { setupState } from '@picolo/contracts';
import { Api, Session } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { ButtonComponent, FieldComponent, FormDirective, InputDirective, NoticeComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { DoorComponent } from '../components/door.component';

const PASSWORD_LENGTH = 10;

/** First administrator of an empty installation, by the one-time code that its first start showed (ID-11). */
@Component({
  selector: 'app-setup',
  imports: [ButtonComponent, DoorComponent, FieldComponent, FormDirective, FormField, InputDirective, NoticeComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-door [title]="t('setup.title')" [lead]="t('setup.lead')">
      <form uiForm class="ui-stack" (sent)="send()">
        @if (sending.problem(); as problem) {
          <ui-notice tone="danger">{{ problem.detail || t('errors.network') }}</ui-notice>
        }
        <ui-field [label]="t('setup.code')" [help]="t('setup.codeHelp')" [field]="form.code">
          <input uiInput class="ui-mono" autocomplete="one-time-code" spellcheck="false" [formField]="form.code" />
        </ui-field>
        <ui-field [label]="t('setup.name')" [field]="form.name">
          <input uiInput autocomplete="name" [formField]="form.name" />
        </ui-field>
        <ui-field [label]="t('signIn.email')" [field]="form.email">
          <input uiInput type="email" autocomplete="username" [formField]="form.email" />
        </ui-field>
        <ui-field [label]="t('signIn.password')" [help]="t('setup.passwordHelp')" [field]="form.password">
          <input uiInput type="password" autocomplete="new-password" [formField]="form.password" />
        </ui-field>
        <button uiButton type="submit" variant="primary" full size="large" [busy]="sending.busy()">
          {{ t('setup.send') }}
        </button>
      </form>
    </app-door>
  `,
})
export class SetupPage {
  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  private readonly model = signal({ code: '', name: '', email: '', password: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.code);
    required(path.name);
    required(path.email);
    email(path.email);
    required(path.password);
    minLength(path.password, PASSWORD_LENGTH);
  });
  protected readonly sending = submission(this.form, () => this.session.setUp(this.model()), {
    fieldOfCode: { 'IDENTITY.SETUP_CODE_WRONG': 'code', 'IDENTITY.WEAK_PASSWORD': 'password' },
  });

  constructor() {
    void this.leaveWhenDone();
  }

  /** Once there is an administrator, the code is spent. */
  private async leaveWhenDone(): Promise<void> {
    const state = await this.api.call(setupState).catch(() => ({ needed: true }));
    if (!state.needed) await this.router.navigateByUrl('/sign-in');
  }

  protected async send(): Promise<void> {
    if (await this.sending.run()) await this.router.navigateByUrl('/');
  }
}
