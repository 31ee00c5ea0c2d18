import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  type InvoiceKind,
  type InvoiceView,
  type PrintJobView,
  type PrintStatus,
  getInvoice,
  invoicePdf,
  listPrintJobs,
  url,
} from '@picolo/contracts';
import { Api, afterReconnect, followLive, loaded } from '@picolo/web';
import {
  ButtonComponent,
  CardComponent,
  CountPipe,
  DayPipe,
  IconButtonComponent,
  MenuComponent,
  MenuItemComponent,
  RelativePipe,
} from '@picolo/ui';
import { DocumentLinesComponent } from '../../../platform/document-lines.component';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { RightLinkComponent } from '../../../platform/right-link.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { PrintStateComponent } from '../../printing/components/print-state.component';
import { CreditDialogComponent } from '../components/credit-dialog.component';
import { InvoicePaymentComponent } from '../components/invoice-payment.component';
import { InvoiceStateComponent } from '../components/invoice-state.component';

import { MailsCardComponent } from '../components/mails-card.component';
import { PaymentDialogComponent } from '../components/payment-dialog.component';
import { PaymentsCardComponent } from '../components/payments-card.component';
import { TransmissionsCardComponent } from '../components/transmissions-card.component';

const TITLES = {
  invoice: 'invoice.title',
  deposit: 'invoice.depositTitle',
  credit_note: 'invoice.creditNoteTitle',
} as const satisfies Record<InvoiceKind, string>;

@Component({
  selector: 'app-invoice-detail',
  imports: [
    ButtonComponent,
    CardComponent,
    CountPipe,
    CreditDialogComponent,
    DayPipe,
    DocumentLinesComponent,
    IconButtonComponent,
    InvoicePaymentComponent,
    InvoiceStateComponent,
    LoadStateComponent,
    MailsCardComponent,
    MenuComponent,
    MenuItemComponent,
    PageHeadComponent,
    PaymentDialogComponent,
    PaymentsCardComponent,
    PrintStateComponent,
    RelativePipe,
    RightLinkComponent,
    RouterLink,
    TransmissionsCardComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './invoice-detail.page.html',
  styleUrl: './invoice-detail.page.css',
})
export class InvoiceDetailPage {
  readonly id = input.required({ transform: numberAttribute });

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  private readonly api = inject(Api);
  protected readonly invoice = loaded(() => this.api.request(getInvoice, { params: { id: this.id() } }));
  protected readonly prints = signal<readonly PrintJobView[]>([]);
  private readonly router = inject(Router);
  protected readonly asking = signal<'payment' | 'credit' | null>(null);
  /** Something of it is left for a credit note. */
  protected readonly creditable = computed(() => {
    const view = this.invoice.value();
    return view !== null && view.kind !== 'credit_note' && view.creditedCents < view.grossCents;
  });
  protected readonly pdf = computed(() => url(invoicePdf, { id: this.id() }));

  constructor() {
    effect(() => void this.loadPrints(this.id()));
    followLive('invoice:changed', ({ id }) => {
      if (id === this.id()) this.invoice.reload();
    });
    followLive('print-job:changed', ({ id, status, kind }) => {
      if (this.prints().some((job) => job.id === id)) {
        this.prints.update((jobs) =>
          jobs.map((job) => (job.id === id ? { ...job, status: status as PrintStatus } : job)),
        );
      } else if (kind === 'invoice') {
        void this.loadPrints(this.id());
      }
    });
    afterReconnect(() => {
      this.invoice.reload();
      void this.loadPrints(this.id());
    });
  }

  protected titleKey(kind: InvoiceKind): (typeof TITLES)[InvoiceKind] {
    return TITLES[kind];
  }

  protected async open({ id }: InvoiceView): Promise<void> {
    await this.router.navigate(['/invoices', id]);
  }

  private async loadPrints(invoiceId: number): Promise<void> {
    if (!this.can('printing.read')) return;
    const page = await this.api.call(listPrintJobs, { query: { invoiceId } }).catch(() => null);
    this.prints.set(page?.items ?? this.prints());
  }
}
