import { ChangeDetectionStrategy, Component, effect, inject, signal, untracked } from '@angular/core';
import { FormField, form, minLength, required } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { readInvitation } from '@picolo/contracts';
import { Api, Session, loaded } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import {
  ButtonComponent,
  FieldComponent,
  FormDirective,
  InputDirective,
  NoticeComponent,
  SkeletonComponent,
} from '@picolo/ui';
import { injectRoleName } from '../../rights/data/role-name';
import { Texts } from '../../../platform/texts';
import { DoorComponent } from '../components/door.component';
import { MailedToken } from '../data/mailed-token';
import { PASSWORD_LENGTH } from '../data/password-length';

/** What the link of an invitation opens: name and password, and one is in. */
@Component({
  selector: 'app-invitation',
  imports: [
    ButtonComponent,
    DoorComponent,
    FieldComponent,
    FormDirective,
    FormField,
    InputDirective,
    NoticeComponent,
    SkeletonComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-door [title]="t('mailedLink.invitationTitle')" [lead]="t('mailedLink.invitationLead')">
      @if (token === '') {
        <ui-notice tone="warning">{{ t('mailedLink.noToken') }}</ui-notice>
      } @else if (invited.value(); as person) {
        <form uiForm class="ui-stack" (sent)="send()">
          @if (sending.problem(); as problem) {
            <ui-notice tone="danger">{{ problem.detail || t('errors.network') }}</ui-notice>
          }
          <dl class="ui-facts">
            <dt>{{ t('signIn.email') }}</dt>
            <dd>{{ person.email }}</dd>
            <dt>{{ t('mailedLink.invitationRole') }}</dt>
            <dd>{{ roleName(person.role) }}</dd>
          </dl>
          <ui-field [label]="t('setup.name')" [field]="form.name">
            <input uiInput autocomplete="name" [formField]="form.name" />
          </ui-field>
          <ui-field [label]="t('signIn.password')" [help]="t('setup.passwordHelp')" [field]="form.password">
            <input uiInput type="password" autocomplete="new-password" [formField]="form.password" />
          </ui-field>
          <button uiButton type="submit" variant="primary" full size="large" [busy]="sending.busy()">
            {{ t('mailedLink.invitationSend') }}
          </button>
        </form>
      } @else if (invited.problem(); as problem) {
        <ui-notice tone="danger" [title]="problem.title">
          {{ problem.offline ? t('errors.network') : t('mailedLink.invitationDead') }}
        </ui-notice>
      } @else {
        <ui-skeleton [lines]="4" [height]="44" />
      }
    </app-door>
  `,
})
export class InvitationPage {
  protected readonly t = inject(Texts).t;
  protected readonly roleName = injectRoleName();
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly token = inject(MailedToken).take();
  protected readonly invited = loaded(() =>
    this.token === '' ? null : this.api.request(readInvitation, { body: { token: this.token } }),
  );
  private readonly model = signal({ name: '', password: '' });
  protected readonly form = form(this.model, (path) => {
    required(path.name);
    required(path.password);
    minLength(path.password, PASSWORD_LENGTH);
  });
  protected readonly sending = submission(this.form, () => this.session.join({ token: this.token, ...this.model() }), {
    fieldOfCode: { 'IDENTITY.WEAK_PASSWORD': 'password' },
  });

  constructor() {
    effect(() => {
      const person = this.invited.value();
      if (person !== null) untracked(() => this.model.update((model) => ({ ...model, name: person.name })));
    });
  }

  protected async send(): Promise<void> {
    if (await this.sending.run()) await this.router.navigateByUrl('/');
  }
}
