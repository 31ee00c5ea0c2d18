import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { resendVerification } from '@picolo/contracts';
import { ButtonComponent, NoticeComponent, Toasts } from '@picolo/ui';
import { Api, ProblemError, Session } from '@picolo/web';
import { Texts } from '../../../platform/texts';

/** Asks quietly for the confirmation of the address, while it is open (ID-2). */
@Component({
  selector: 'app-verify-banner',
  imports: [ButtonComponent, NoticeComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (session.user(); as user) {
      @if (!user.emailVerified) {
        <ui-notice tone="info">
          <p class="break">{{ t('verify.banner', { email: user.email }) }}</p>
          @if (!sent()) {
            <p>
              <button uiButton type="button" size="small" [busy]="busy()" (click)="resend()">
                {{ t('verify.resend') }}
              </button>
            </p>
          }
        </ui-notice>
      }
    }
  `,
  styles: `
    ui-notice {
      margin-bottom: 28px;
    }
  `,
})
export class VerifyBannerComponent {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);
  protected readonly t = inject(Texts).t;
  protected readonly busy = signal(false);
  protected readonly sent = signal(false);

  protected async resend(): Promise<void> {
    this.busy.set(true);
    try {
      await this.api.call(resendVerification);
      this.sent.set(true);
      this.toasts.show(this.t('verify.resent'));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.toasts.show(this.t('verify.resendFailed'));
    } finally {
      this.busy.set(false);
    }
  }
}
