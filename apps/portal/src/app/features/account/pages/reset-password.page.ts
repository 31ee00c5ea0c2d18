import { ChangeDetectionStrategy, Component, effect, inject, signal } from '@angular/core';
import { FormField, form, minLength, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { resetPassword } from '@picolo/contracts';
import { ButtonComponent, FieldComponent, InputDirective, NoticeComponent } from '@picolo/ui';
import { Api, Session } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Seo } from '../../../platform/seo.service';
import { Texts } from '../../../platform/texts';
import { MailedToken } from '../data/mailed-token';
import { SHORTEST_PASSWORD } from '../data/shortest-password';

/** What the link of "forgotten password" opens. */
@Component({
  selector: 'app-reset-password',
  imports: [RouterLink, FormField, ButtonComponent, FieldComponent, InputDirective, NoticeComponent, RefusalComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow ui-stack">
      <h1 class="page__title">{{ t('reset.title') }}</h1>
      @if (done()) {
        <ui-notice tone="success" [title]="t('reset.doneTitle')">
          <p>{{ t('reset.done') }}</p>
        </ui-notice>
        <p>
          <a uiButton variant="primary" size="large" routerLink="/sign-in">{{ t('signIn.submit') }}</a>
        </p>
      } @else if (token === '') {
        <ui-notice tone="warning">{{ t('verify.noToken') }}</ui-notice>
        <p class="aside">
          <a routerLink="/forgotten-password">{{ t('reset.again') }}</a>
        </p>
      } @else {
        <p class="page__lead">{{ t('reset.lead') }}</p>
        <form class="ui-stack form" novalidate (submit)="send($event)">
          <ui-field [label]="t('reset.password')" [help]="t('register.passwordHelp')" [field]="fields.password">
            <input uiInput type="password" autocomplete="new-password" [formField]="fields.password" />
          </ui-field>
          <app-refusal [problem]="sending.problem()" [title]="t('reset.failed')">
            <p>
              <a routerLink="/forgotten-password">{{ t('reset.again') }}</a>
            </p>
          </app-refusal>
          <button uiButton type="submit" variant="primary" size="large" full [busy]="sending.busy()">
            {{ t('reset.submit') }}
          </button>
        </form>
      }
    </div>
  `,
})
export class ResetPasswordPage {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  protected readonly t = inject(Texts).t;
  protected readonly token = inject(MailedToken).take();
  protected readonly done = signal(false);
  protected readonly fields = form(signal({ password: '' }), (path) => {
    required(path.password);
    minLength(path.password, SHORTEST_PASSWORD, { message: () => this.t('fields.passwordLength') });
  });
  protected readonly sending = submission(this.fields, () => this.reset(), {
    fieldOfCode: { 'IDENTITY.WEAK_PASSWORD': 'password' },
  });

  constructor() {
    const seo = inject(Seo);
    effect(() => {
      seo.show({ title: `${this.t('reset.title')} – ${this.t('brand')}` });
    });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    await this.sending.run();
  }

  private async reset(): Promise<void> {
    await this.api.call(resetPassword, { body: { token: this.token, password: this.fields().value().password } });
    this.done.set(true);
    // Whoever was signed in here is not any more.
    if (this.session.user() !== null) await this.session.restore().catch(() => undefined);
  }
}
