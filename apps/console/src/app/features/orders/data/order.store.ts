import { Injectable, inject, signal } from '@angular/core';
import {
  type AnswerChangeInput,
  type InvoiceListItem,
  type LiveEvents,
  type OrderStatus,
  type OrderView,
  type PrintJobView,
  type PrintStatus,
  type ReturnInput,
  answerOrderRequest,
  getOrder,
  listInvoices,
  listPrintJobs,
  moveOrder,
  noteOrder,
  printOrderTicket,
  returnOrderLines,
} from '@picolo/contracts';
import { Api, type ProblemError, afterReconnect, followLive, loaded, outdated, toProblem } from '@picolo/web';
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
  /** What is under way: a state, or another act on the order. */
  readonly moving = signal<OrderStatus | 'answer' | 'note' | 'ticket' | null>(null);
  readonly problem = signal<ProblemError | null>(null);

  constructor() {
    followLive('order:changed', (told) => {
      if (told.id === this.id() && outdated(this.order.value(), told)) this.order.reload();
    });
    followLive('invoice:changed', ({ orderId }) => {
      if (orderId === this.id()) void this.loadPapers();
    });
    followLive('print-job:changed', (change) => {
      this.followPrint(change);
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

  async note(note: string): Promise<boolean> {
    const order = this.order.value();
    if (!order) return false;
    const { id, version } = order;
    return this.write('note', () => this.api.call(noteOrder, { params: { id }, body: { note, version } }));
  }

  async answer(requestId: number, body: AnswerChangeInput): Promise<boolean> {
    const params = { id: this.id(), requestId };
    return this.write('answer', () => this.api.call(answerOrderRequest, { params, body }));
  }

  /** On its way to the printer; false when it was refused. */
  async ticket(): Promise<boolean> {
    this.problem.set(null);
    this.moving.set('ticket');
    try {
      await this.api.call(printOrderTicket, { params: { id: this.id() } });
      await this.loadPapers();
      return true;
    } catch (error) {
      this.problem.set(toProblem(error));
      return false;
    } finally {
      this.moving.set(null);
    }
  }

  private async write(
    to: Exclude<ReturnType<typeof this.moving>, null>,
    call: () => Promise<OrderView>,
  ): Promise<boolean> {
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
    const orderId = this.id();
    const page = this.can('invoices.read')
      ? await this.api.call(listInvoices, { query: { orderId } }).catch(() => null)
      : null;
    if (page) this.invoices.set(page.items);
    if (!this.can('printing.read')) return;
    const asked = [{ orderId }, ...(page?.items ?? []).map((invoice) => ({ invoiceId: invoice.id }))];
    const jobs = await Promise.all(asked.map((query) => this.api.call(listPrintJobs, { query }))).catch(() => []);
    // What was told live while this was on its way is newer than the answer.
    const known = new Map(this.prints().map((job) => [job.id, job]));
    const newer = (job: PrintJobView): PrintJobView => {
      const live = known.get(job.id);
      return live && live.version > job.version ? live : job;
    };
    this.prints.set(jobs.flatMap((list) => list.items.map(newer)));
  }

  private followPrint({ id, status, version, kind }: LiveEvents['print-job:changed']): void {
    if (this.prints().some((job) => job.id === id)) {
      const state = { status: status as PrintStatus, version };
      this.prints.update((jobs) =>
        jobs.map((job) => (job.id === id && job.version < version ? { ...job, ...state } : job)),
      );
    } else if (kind === 'order-ticket' || (kind === 'invoice' && this.invoices().length > 0)) {
      void this.loadPapers();
    }
  }
}
