import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type OrderView, type Totals, getMyOrder, listMyInvoices, moveMyOrder } from '@picolo/contracts';
import {
  ButtonComponent,
  DialogComponent,
  IconComponent,
  MoneyPipe,
  MomentPipe,
  NoticeComponent,
  SkeletonComponent,
  StateChipComponent,
  Toasts,
} from '@picolo/ui';
import { Api, ProblemError, Session, afterReconnect, followLive, loaded, outdated } from '@picolo/web';
import { ProblemComponent } from '../../../platform/problem.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Seo } from '../../../platform/seo.service';
import { Texts } from '../../../platform/texts';
import { NotFoundPage } from '../../../shell/not-found.page';
import { InvoicesCardComponent } from '../components/invoices-card.component';
import { OrderAddressComponent } from '../components/order-address.component';
import { OrderChangeDialogComponent } from '../components/order-change-dialog.component';
import { OrderLinesComponent } from '../components/order-lines.component';
import { OrderProgressComponent } from '../components/order-progress.component';
import { OrderRequestsComponent } from '../components/order-requests.component';
import { TotalsComponent } from '../../basket/totals.component';
import { grossOf } from '../data/line-gross';

/** One order of the client: where it stands, live; its lines, its invoice. */
@Component({
  selector: 'app-order',
  imports: [
    RouterLink,
    ButtonComponent,
    DialogComponent,
    IconComponent,
    InvoicesCardComponent,
    MoneyPipe,
    MomentPipe,
    NotFoundPage,
    NoticeComponent,
    OrderAddressComponent,
    OrderChangeDialogComponent,
    OrderLinesComponent,
    OrderProgressComponent,
    OrderRequestsComponent,
    ProblemComponent,
    RefusalComponent,
    SkeletonComponent,
    StateChipComponent,
    TotalsComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './order.page.html',
})
export class OrderPage {
  /** Of the address. */
  readonly id = input.required<string>();
  /** Just placed: the page says thank you. */
  readonly placed = input<string>();

  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly session = inject(Session);
  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;

  private readonly orderId = computed(() => Number(this.id()));
  protected readonly order = loaded(() => this.api.request(getMyOrder, { params: { id: this.orderId() } }));
  protected readonly invoices = loaded(() => this.api.request(listMyInvoices, { query: { orderId: this.orderId() } }));
  protected readonly canCancel = computed(() => this.order.value()?.next.includes('cancelled') ?? false);
  protected readonly asking = signal(false);
  protected readonly changing = signal(false);
  protected readonly cancelling = signal(false);
  protected readonly refusal = signal<ProblemError | null>(null);

  constructor() {
    followLive('order:changed', (told) => {
      if (told.id === this.orderId() && outdated(this.order.value(), told)) this.order.reload();
    });
    followLive('invoice:changed', ({ orderId }) => {
      if (orderId === this.orderId()) this.invoices.reload();
    });
    afterReconnect(() => {
      this.order.reload();
      this.invoices.reload();
    });
    const seo = inject(Seo);
    effect(() => {
      const number = this.order.value()?.number;
      const title = number === undefined ? this.t('orders.title') : this.t('order.title', { number });
      seo.show({ title: `${title} – ${this.t('brand')}` });
    });
  }

  /** The order's own amounts, as they were frozen. */
  protected totals({ lines, vat, netCents, vatCents, grossCents }: OrderView): Totals {
    return {
      lineNets: lines.map((line) => line.netCents),
      rates: vat.map(({ rate, baseCents, vatCents: amount }) => ({ vatRate: rate, base: baseCents, vat: amount })),
      net: netCents,
      vat: vatCents,
      gross: grossCents,
    };
  }

  protected shown({ lines }: OrderView): number {
    return lines.reduce((sum, line) => sum + grossOf(line), 0);
  }

  protected take(order: OrderView): void {
    this.order.set(order);
    this.changing.set(false);
    this.toasts.show(this.t('order.changed'));
  }

  protected async cancel(order: OrderView): Promise<void> {
    if (this.cancelling()) return;
    this.cancelling.set(true);
    this.refusal.set(null);
    try {
      this.order.set(await this.api.call(moveMyOrder, { params: { id: order.id }, body: { to: 'cancelled' } }));
      this.toasts.show(this.t('order.cancelled', { number: order.number }));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.refusal.set(error);
      this.order.reload();
    } finally {
      this.cancelling.set(false);
      this.asking.set(false);
    }
  }
}
