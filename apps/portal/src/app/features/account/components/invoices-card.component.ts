import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { type InvoiceListItem, type OrderStatus, type Page, myInvoicePdf, url } from '@picolo/contracts';
import { ButtonComponent, DayPipe, IconComponent, MoneyPipe, NoticeComponent } from '@picolo/ui';
import { Api, type Loaded, saveFile } from '@picolo/web';
import { Texts } from '../../../platform/texts';

const BEFORE_INVOICE: readonly OrderStatus[] = ['pending', 'processing', 'processed'];

/** The invoice of an order: when it will come, that it is being made, or the document. */
@Component({
  selector: 'app-invoices-card',
  imports: [ButtonComponent, DayPipe, IconComponent, MoneyPipe, NoticeComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sheet" aria-labelledby="invoice-title">
      <h2 class="sheet__title" id="invoice-title">
        {{ count() > 1 ? t('invoice.titles') : t('invoice.title') }}
      </h2>
      <div role="status" class="ui-stack">
        @for (invoice of invoices().value()?.items ?? []; track invoice.id) {
          @if (invoice.ready) {
            <div class="invoice">
              <ui-icon name="invoice" [size]="22" />
              <div class="ui-grow">
                <p class="invoice__number">{{ name(invoice) }}</p>
                <p class="ui-subtle ui-small">{{ t('invoice.issued', { date: invoice.issueDate | day }) }}</p>
                <p class="invoice__due" [attr.data-state]="invoice.paymentState">
                  {{ t(stateKey(invoice), { amount: (invoice.balanceCents | money) }) }}
                </p>
                @if (open(invoice) && invoice.dueDate; as due) {
                  <p class="ui-subtle ui-small">{{ t('invoice.due', { date: due | day }) }}</p>
                }
              </div>
            </div>
            <a
              uiButton
              variant="soft"
              icon="download"
              full
              [attr.href]="link(invoice)"
              [attr.download]="invoice.number + '.pdf'"
              [attr.aria-label]="t('invoice.downloadOf', { number: invoice.number })"
              [busy]="fetching() === invoice.id"
              (click)="download($event, invoice)"
              >{{ t('invoice.download') }}</a
            >
          } @else {
            <p class="invoice"><span class="ui-spinner" aria-hidden="true"></span>{{ making(invoice) }}</p>
          }
        } @empty {
          <p class="ui-subtle">{{ waiting() ? t('invoice.waiting') : t('invoice.none') }}</p>
        }
        @if (failed()) {
          <ui-notice tone="danger">{{ t('invoice.failed') }}</ui-notice>
        }
      </div>
    </section>
  `,
})
export class InvoicesCardComponent {
  readonly invoices = input.required<Loaded<Page<InvoiceListItem>>>();
  readonly status = input.required<OrderStatus>();

  private readonly api = inject(Api);
  protected readonly t = inject(Texts).t;
  protected readonly fetching = signal<number | null>(null);
  protected readonly failed = signal(false);

  protected count(): number {
    return this.invoices().value()?.items.length ?? 0;
  }

  protected waiting(): boolean {
    return BEFORE_INVOICE.includes(this.status());
  }

  protected name({ kind, number }: InvoiceListItem): string {
    return this.t(`invoice.${kind}`, { number });
  }

  protected making({ number }: InvoiceListItem): string {
    return this.t('invoice.making', { number });
  }

  protected stateKey({ paymentState }: InvoiceListItem): `invoice.state.${InvoiceListItem['paymentState']}` {
    return `invoice.state.${paymentState}`;
  }

  /** Something of it is still to be paid by the client: only then a date to pay by means something. */
  protected open({ kind, balanceCents }: InvoiceListItem): boolean {
    return kind !== 'credit_note' && balanceCents > 0;
  }

  protected link({ id }: InvoiceListItem): string {
    return url(myInvoicePdf, { id });
  }

  /** By the page and not by the link: a sign-in that ran out is renewed on the way. */
  protected async download(event: Event, { id, number }: InvoiceListItem): Promise<void> {
    event.preventDefault();
    if (this.fetching() !== null) return;
    this.fetching.set(id);
    this.failed.set(false);
    try {
      saveFile(await this.api.call(myInvoicePdf, { params: { id } }), `${number}.pdf`);
    } catch {
      this.failed.set(true);
    } finally {
      this.fetching.set(null);
    }
  }
}
