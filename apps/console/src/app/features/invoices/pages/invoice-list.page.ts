import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type InvoiceDue, type InvoiceKind, invoiceArchive, url } from '@picolo/contracts';
import { ButtonComponent, DayPipe, MoneyPipe } from '@picolo/ui';
import { FilterChipsComponent } from '../../../platform/filter-chips.component';
import { ListPageComponent } from '../../../platform/list-page.component';
import { injectCan } from '../../../platform/rights';
import { Selection } from '../../../platform/selection';
import { Texts } from '../../../platform/texts';
import { TickAllDirective, TickDirective } from '../../../platform/tick.directive';
import { ChainDialogComponent } from '../components/chain-dialog.component';
import { InvoicePaymentComponent } from '../components/invoice-payment.component';
import { InvoiceStateComponent } from '../components/invoice-state.component';
import { InvoiceListStore } from '../data/invoice-list.store';

const KINDS = ['invoice', 'deposit', 'credit_note'] as const satisfies readonly InvoiceKind[];
const DUES = ['unpaid', 'overdue', 'to_refund'] as const satisfies readonly InvoiceDue[];

@Component({
  selector: 'app-invoice-list',
  imports: [
    ButtonComponent,
    ChainDialogComponent,
    DayPipe,
    FilterChipsComponent,
    InvoicePaymentComponent,
    InvoiceStateComponent,
    ListPageComponent,
    MoneyPipe,
    RouterLink,
    TickAllDirective,
    TickDirective,
  ],
  providers: [InvoiceListStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './invoice-list.page.html',
})
export class InvoiceListPage {
  /** From the URL. */
  readonly kind = input<InvoiceKind>();
  readonly due = input<InvoiceDue>();
  readonly q = input<string>();

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  protected readonly can = injectCan();
  protected readonly verifying = signal(false);
  protected readonly store = inject(InvoiceListStore);
  protected readonly selection = new Selection(() => this.store.list.items());
  /** The chosen ones, or all that the filter shows. */
  protected readonly archive = computed(() =>
    url(
      invoiceArchive,
      {},
      this.selection.count() > 0
        ? { ids: this.selection.ids().join(',') }
        : { kind: this.kind(), due: this.due(), q: this.q() },
    ),
  );
  protected readonly choices = computed(() =>
    KINDS.map((kind) => ({ value: kind, label: this.t(`invoices.kind.${kind}`) })),
  );

  protected readonly dues = computed(() => DUES.map((due) => ({ value: due, label: this.t(`invoices.dues.${due}`) })));
  protected readonly filtered = computed(() => Boolean(this.kind() ?? this.due() ?? this.q()));

  constructor() {
    effect(() => void this.store.open({ kind: this.kind(), due: this.due(), q: this.q() }));
  }
}
