import { ChangeDetectionStrategy, Component, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { verifyEmail } from '@picolo/contracts';
import { ButtonComponent, NoticeComponent } from '@picolo/ui';
import { Api, ProblemError, Session } from '@picolo/web';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Seo } from '../../../platform/seo.service';
import { Texts } from '../../../platform/texts';
import { MailedToken } from '../data/mailed-token';

/** What the link of a registration or of a change of address opens. A click spends it: a scanner of mails clicks nothing. */
@Component({
  selector: 'app-verify-email',
  imports: [RouterLink, ButtonComponent, NoticeComponent, RefusalComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="page narrow ui-stack">
      <h1 class="page__title">{{ t('verify.title') }}</h1>
      @if (verified(); as email) {
        <ui-notice tone="success">
          <p>{{ t('verify.done', { email }) }}</p>
        </ui-notice>
        <p>
          @if (session.user()) {
            <a uiButton variant="primary" size="large" routerLink="/account/orders">{{ t('verify.toAccount') }}</a>
          } @else {
            <a uiButton variant="primary" size="large" routerLink="/sign-in">{{ t('verify.toSignIn') }}</a>
          }
        </p>
      } @else if (token === '') {
        <ui-notice tone="warning">{{ t('verify.noToken') }}</ui-notice>
      } @else {
        <p class="page__lead">{{ t('verify.lead') }}</p>
        <app-refusal [problem]="problem()" [title]="t('verify.failed')" />
        <p>
          <button uiButton type="button" variant="primary" size="large" [busy]="busy()" (click)="confirm()">
            {{ t('verify.confirm') }}
          </button>
        </p>
      }
    </div>
  `,
})
export class VerifyEmailPage {
  private readonly api = inject(Api);
  protected readonly session = inject(Session);
  protected readonly t = inject(Texts).t;
  protected readonly token = inject(MailedToken).take();
  protected readonly busy = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly verified = signal<string | null>(null);

  constructor() {
    const seo = inject(Seo);
    effect(() => {
      seo.show({ title: `${this.t('verify.title')} – ${this.t('brand')}` });
    });
  }

  protected async confirm(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { email } = await this.api.call(verifyEmail, { body: { token: this.token } });
      this.verified.set(email);
      if (this.session.user() !== null) await this.session.restore().catch(() => undefined);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.problem.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
