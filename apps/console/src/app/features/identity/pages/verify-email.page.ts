import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { verifyEmail } from '@picolo/contracts';
import { Api, attempt } from '@picolo/web';
import { ButtonComponent, NoticeComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { DoorComponent } from '../components/door.component';
import { MailedToken } from '../data/mailed-token';

/** What the link of a change of address opens. A click spends it: a scanner of mails clicks nothing. */
@Component({
  selector: 'app-verify-email',
  imports: [ButtonComponent, DoorComponent, NoticeComponent, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-door [title]="t('mailedLink.verifyTitle')" [lead]="t('mailedLink.verifyLead')">
      @if (verified(); as email) {
        <ui-notice tone="success">{{ t('mailedLink.verifyDone', { email }) }}</ui-notice>
        <a uiButton variant="primary" full size="large" routerLink="/">{{ t('mailedLink.toConsole') }}</a>
      } @else if (token === '') {
        <ui-notice tone="warning">{{ t('mailedLink.noToken') }}</ui-notice>
      } @else {
        @if (acting.problem(); as refused) {
          <ui-notice tone="danger">{{ refused.detail || t('errors.network') }}</ui-notice>
        }
        <button uiButton type="button" variant="primary" full size="large" [busy]="acting.busy()" (click)="confirm()">
          {{ t('mailedLink.verifySend') }}
        </button>
      }
    </app-door>
  `,
})
export class VerifyEmailPage {
  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  protected readonly token = inject(MailedToken).take();
  protected readonly acting = attempt();
  protected readonly verified = signal<string | null>(null);

  protected async confirm(): Promise<void> {
    await this.acting.run(async () => {
      this.verified.set((await this.api.call(verifyEmail, { body: { token: this.token } })).email);
    });
  }
}
