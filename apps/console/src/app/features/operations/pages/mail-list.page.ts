import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import {
  type MailState,
  type MailTrouble,
  type MailView,
  type MailsQuery,
  listMails,
  mailOverview,
  retryMail,
} from '@picolo/contracts';
import { Api, attempt, loaded } from '@picolo/web';
import { ButtonComponent, ChipComponent, NoticeComponent, RelativePipe, Toasts, type Tone } from '@picolo/ui';
import { ListPageComponent } from '../../../platform/list-page.component';
import { injectList } from '../../../platform/list-store';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';

const tones: Readonly<Record<MailState, Tone>> = {
  queued: 'neutral',
  sending: 'info',
  waiting: 'warning',
  sent: 'success',
  failed: 'danger',
};

/** What was mailed, what waits, and why. */
@Component({
  selector: 'app-mail-list',
  imports: [ButtonComponent, ChipComponent, ListPageComponent, NoticeComponent, RelativePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-list-page
      words="mails"
      icon="mail"
      searchable
      parameter="state"
      [choices]="choices()"
      [chosen]="state()"
      [q]="q()"
      [list]="list"
      [refusal]="acting.problem()"
    >
      @if (overview.value()?.configured === false) {
        <ui-notice pageIntro tone="warning" [title]="t('mails.noServerTitle')">{{ t('mails.noServerText') }}</ui-notice>
      }
      <div class="ui-table-frame">
        <table class="ui-table ui-table--cards">
          <thead>
            <tr>
              <th scope="col">{{ t('mails.to') }}</th>
              <th scope="col">{{ t('mails.subject') }}</th>
              <th scope="col">{{ t('mails.state') }}</th>
              <th scope="col">{{ t('mails.when') }}</th>
              <th scope="col">
                <span class="ui-visually-hidden">{{ t('form.actions') }}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            @for (mail of list.items(); track mail.id) {
              <tr>
                <th scope="row" class="ui-wide-phone break">{{ mail.to }}</th>
                <td class="ui-wide-phone">
                  {{ mail.subject }}
                  @if (mail.trouble; as trouble) {
                    <span class="ui-sub ui-small">{{ troubleWords(trouble) }}</span>
                    <span class="ui-sub ui-subtle ui-small ui-mono break">{{ mail.answer }}</span>
                  }
                </td>
                <td class="ui-fit">
                  <ui-chip [tone]="tones[mail.state]">{{ stateWords(mail.state) }}</ui-chip>
                </td>
                <td class="ui-muted ui-nowrap ui-end-phone">{{ mail.sentAt ?? mail.createdAt | relative }}</td>
                <td class="ui-fit">
                  @if (can('operations.retry') && (mail.state === 'failed' || mail.state === 'waiting')) {
                    <button
                      uiButton
                      type="button"
                      size="small"
                      icon="retry"
                      [busy]="acting.doing() === mail.id"
                      (click)="retry(mail)"
                    >
                      {{ t('mails.retry') }}
                    </button>
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    </app-list-page>
  `,
  styles: `
    .break {
      overflow-wrap: anywhere;
    }
  `,
})
export class MailListPage {
  readonly state = input<MailsQuery['state']>();
  readonly q = input<string>();

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly tones = tones;
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly overview = loaded(() => this.api.request(mailOverview));
  protected readonly acting = attempt<number>();
  protected readonly choices = computed(() => [
    { value: 'open', label: this.t('mails.open') },
    { value: 'failed', label: this.t('mails.failedOnes') },
    { value: 'sent', label: this.t('mails.sentOnes') },
  ]);
  protected readonly list = injectList(listMails, () => ({ state: this.state(), q: this.q() }));

  protected stateWords(state: MailState): string {
    return this.t(`mailState.${state}`);
  }

  protected troubleWords(trouble: MailTrouble): string {
    return this.t(`mailTrouble.${trouble}`);
  }

  protected async retry(mail: MailView): Promise<void> {
    await this.acting.run(async () => {
      await this.api.call(retryMail, { params: { id: mail.id } });
      this.list.patch(mail.id, (row) => ({ ...row, state: 'queued', trouble: null, answer: '' }));
      this.toasts.show(this.t('mails.retried'));
    }, mail.id);
  }
}
