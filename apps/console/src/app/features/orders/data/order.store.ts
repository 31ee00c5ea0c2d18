import { Injectable, inject, signal } from '@angular/core';
import {
  type InvoiceListItem,
  type OrderStatus,
  type OrderView,
  type PrintJobView,
  type PrintStatus,
  type ReturnInput,
  getOrder,
  listInvoices,
  listPrintJobs,
  moveOrder,
  returnOrderLines,
} from '@picolo/contracts';
import { Api, type ProblemError, afterReconnect, followLive, loaded } from '@picolo/web';
import { toProblem } from '../../../platform/failure';
import { injectCan } from '../../../platform/rights';

/** One order with its invoices and their prints, followed live. */
@Injectable()
export class OrderStore {
  private readonly api = inject(Api);
  private readonly can = injectCan();
  private readonly id = signal(0);

  readonly order = loaded(() => (this.id() ? this.api.request(getOrder, { params: { id: this.id() } }) : null));
  readonly invoices = signal<readonly InvoiceListItem[]>([]);
  readonly prints = signal<readonly PrintJobView[]>([]);
  readonly moving = signal<OrderStatus | null>(null);
  readonly problem = signal<ProblemError | null>(null);

  constructor() {
    followLive('order:changed', ({ id, version }) => {
      if (id === this.id() && (this.order.value()?.version ?? 0) < version) this.order.reload();
    });
    followLive('invoice:changed', ({ orderId }) => {
      if (orderId === this.id()) void this.loadPapers();
    });
    followLive('print-job:changed', ({ id, status, kind }) => {
      this.followPrint(id, status as PrintStatus, kind);
    });
    afterReconnect(() => {
      this.order.reload();
      void this.loadPapers();
    });
  }

  open(id: number): void {
    this.id.set(id);
    void this.loadPapers();
  }

  /** Moves the order on; false when it was refused (`problem` says why). */
  async move(to: OrderStatus, note?: string): Promise<boolean> {
    const order = this.order.value();
    if (!order || this.moving()) return false;
    const body = { to, version: order.version, ...(note ? { note } : {}) };
    return this.write(to, () => this.api.call(moveOrder, { params: { id: order.id }, body }));
  }

  async takeBack(body: ReturnInput): Promise<boolean> {
    return this.write('returned', () => this.api.call(returnOrderLines, { params: { id: this.id() }, body }));
  }

  private async write(to: OrderStatus, call: () => Promise<OrderView>): Promise<boolean> {
    this.problem.set(null);
    this.moving.set(to);
    try {
      this.order.set(await call());
      return true;
    } catch (error) {
      this.problem.set(toProblem(error));
      // Somebody else may have been faster: what the order is now stands beside the refusal.
      this.order.reload();
      return false;
    } finally {
      this.moving.set(null);
    }
  }

  private async loadPapers(): Promise<void> {
    if (!this.can('invoices.read')) return;
    const page = await this.api.call(listInvoices, { query: { orderId: this.id() } }).catch(() => null);
    if (!page) return;
    this.invoices.set(page.items);
    if (!this.can('printing.read')) return;
    const jobs = await Promise.all(
      page.items.map((invoice) => this.api.call(listPrintJobs, { query: { invoiceId: invoice.id } })),
    ).catch(() => []);
    this.prints.set(jobs.flatMap((list) => list.items));
  }

  private followPrint(id: number, status: PrintStatus, kind: string): void {
    if (this.prints().some((job) => job.id === id)) {
      this.prints.update((jobs) => jobs.map((job) => (job.id === id ? { ...job, status } : job)));
    } else if (kind === 'invoice' && this.invoices().length > 0) {
      void this.loadPapers();
    }
  }
}
