import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { type InvoiceMailView, type InvoiceView, sendInvoice } from '@picolo/contracts';
import { ButtonComponent, CardComponent, RelativePipe, Toasts } from '@picolo/ui';
import { Api, attempt } from '@picolo/web';
import { RefusalComponent } from '../../../platform/refusal.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';

/** The letters that brought the invoice to its client, and one more on demand (IN-6). */
@Component({
  selector: 'app-mails-card',
  imports: [ButtonComponent, CardComponent, RefusalComponent, RelativePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-card [title]="t('invoice.mails')">
      <div class="ui-stack" style="--stack-gap: 10px">
        @for (mail of invoice().mails; track mail.id) {
          <p>
            {{ t('invoice.mailTo', { recipient: mail.recipient }) }}
            <span class="ui-sub ui-subtle ui-small">
              {{ t(stateKey(mail)) }} · {{ mail.sentAt ?? mail.createdAt | relative }}
            </span>
          </p>
        } @empty {
          <p class="ui-muted">{{ t(invoice().email ? 'invoice.noMails' : 'invoice.noEmail') }}</p>
        }
        <app-refusal [problem]="acting.problem()" />
        @if (invoice().email && invoice().ready && can('invoices.issue')) {
          <div>
            <button uiButton type="button" size="small" icon="mail" [busy]="acting.busy()" (click)="send()">
              {{ t(invoice().mails.length ? 'invoice.resend' : 'invoice.send') }}
            </button>
          </div>
        }
      </div>
    </ui-card>
  `,
})
export class MailsCardComponent {
  readonly invoice = input.required<InvoiceView>();
  readonly changed = output<InvoiceView>();

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly acting = attempt();

  protected stateKey({ state }: InvoiceMailView): `invoice.mailState.${InvoiceMailView['state']}` {
    return `invoice.mailState.${state}`;
  }

  protected async send(): Promise<void> {
    await this.acting.run(async () => {
      this.changed.emit(await this.api.call(sendInvoice, { params: { id: this.invoice().id }, body: {} }));
      this.toasts.show(this.t('invoice.sent'));
    });
  }
}
