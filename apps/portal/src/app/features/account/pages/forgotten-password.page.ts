import { ChangeDetectionStrategy, Component, effect, inject, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { forgottenPassword } from '@picolo/contracts';
import { ButtonComponent, FieldComponent, InputDirective, NoticeComponent } from '@picolo/ui';
import { Api } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Seo } from '../../../platform/seo.service';
import { Texts } from '../../../platform/texts';

@Component({
  selector: 'app-forgotten-password',
  imports: [RouterLink, FormField, ButtonComponent, FieldComponent, InputDirective, NoticeComponent, RefusalComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow">
      <h1 class="page__title">{{ t('forgotten.title') }}</h1>
      @if (sentTo(); as address) {
        <ui-notice tone="info" [title]="t('forgotten.sentTitle')">
          <p>{{ t('forgotten.sent', { email: address }) }}</p>
        </ui-notice>
      } @else {
        <p class="page__lead">{{ t('forgotten.lead') }}</p>
        <form class="ui-stack form" novalidate (submit)="send($event)">
          <ui-field [label]="t('signIn.email')" [field]="fields.email">
            <input uiInput type="email" autocomplete="username" [formField]="fields.email" />
          </ui-field>
          <app-refusal [problem]="sending.problem()" [title]="t('forgotten.failed')" />
          <button uiButton type="submit" variant="primary" size="large" full [busy]="sending.busy()">
            {{ t('forgotten.submit') }}
          </button>
        </form>
      }
      <p class="aside">
        <a routerLink="/sign-in">{{ t('forgotten.back') }}</a>
      </p>
    </div>
  `,
})
export class ForgottenPasswordPage {
  private readonly api = inject(Api);
  protected readonly t = inject(Texts).t;
  protected readonly sentTo = signal<string | null>(null);
  protected readonly fields = form(signal({ email: '' }), (path) => {
    required(path.email);
    email(path.email);
  });
  protected readonly sending = submission(this.fields, async () => {
    const address = this.fields().value().email.trim();
    await this.api.call(forgottenPassword, { body: { email: address, place: 'portal' } });
    this.sentTo.set(address);
  });

  constructor() {
    const seo = inject(Seo);
    effect(() => {
      seo.show({ title: `${this.t('forgotten.title')} – ${this.t('brand')}` });
    });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    await this.sending.run();
  }
}
