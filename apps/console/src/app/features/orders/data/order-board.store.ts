import { Injectable, computed, inject, signal } from '@angular/core';
import {
  type LiveEvents,
  type OrderCounts,
  type OrderListItem,
  countOrders,
  getOrder,
  listOrders,
  moveOrder,
  orderTransitions,
} from '@picolo/contracts';
import { Api, type ProblemError, afterReconnect, followLive, toProblem } from '@picolo/web';
import { PagedList } from '../../../platform/paged-list';
import { injectCan } from '../../../platform/rights';
import { type OrderParameters, queryOf } from './order-filter';

/** The way of an order, left to right; ended ones are in the list. */
export const BOARD_COLUMNS = ['pending', 'processing', 'processed', 'shipped', 'delivered'] as const;
export type BoardColumn = (typeof BOARD_COLUMNS)[number];

const PER_COLUMN = 20;

export interface Refused {
  readonly order: OrderListItem;
  readonly problem: ProblemError;
}

/** One list per state, followed live; a card moves at once and comes back when the move is refused. */
@Injectable()
export class OrderBoardStore {
  private readonly api = inject(Api);
  private readonly can = injectCan();
  private parameters: Partial<OrderParameters> = {};

  readonly columns = BOARD_COLUMNS.map((status) => ({
    status,
    list: new PagedList<OrderListItem>((cursor) =>
      this.api.call(listOrders, { query: { ...queryOf(this.parameters), status, limit: PER_COLUMN, cursor } }),
    ),
  }));
  readonly moving = signal<number | null>(null);
  private readonly counted = signal<OrderCounts | null>(null);
  readonly state = computed(() => this.columns.find(({ list }) => list.state() !== 'ready')?.list.state() ?? 'ready');
  readonly problem = computed(() => this.columns.find(({ list }) => list.problem())?.list.problem() ?? null);

  constructor() {
    followLive('order:changed', (change) => void this.follow(change));
    afterReconnect(() => void this.reload());
  }

  async open(parameters: Partial<OrderParameters>): Promise<void> {
    this.parameters = { ...parameters, status: undefined, sort: undefined };
    await Promise.all([...this.columns.map(({ list }) => list.load()), this.count()]);
  }

  async reload(): Promise<void> {
    await Promise.all([...this.columns.map(({ list }) => list.reload()), this.count()]);
  }

  /** "12", or "1000+" where counting stopped. */
  countOf(status: BoardColumn): string {
    const counts = this.counted();
    if (counts === null) return '';
    return counts.counts[status] < counts.most ? String(counts.counts[status]) : `${String(counts.most)}+`;
  }

  /** Where this person may move it, the next step first. */
  targetsOf(order: OrderListItem): readonly BoardColumn[] {
    return orderTransitions
      .filter(({ from, permission }) => from === order.status && this.can(permission))
      .flatMap(({ to }) => BOARD_COLUMNS.filter((status) => status === to));
  }

  /** Null when it went through; otherwise why not, and the card is back where it was. */
  async move(order: OrderListItem, to: BoardColumn): Promise<Refused | null> {
    this.moving.set(order.id);
    this.put({ ...order, status: to });
    try {
      const { id, version } = order;
      this.put(await this.api.call(moveOrder, { params: { id }, body: { to, version } }));
      return null;
    } catch (error) {
      const actual = await this.api.call(getOrder, { params: { id: order.id } }).catch(() => order);
      this.put(actual);
      return { order: actual, problem: toProblem(error) };
    } finally {
      this.moving.set(null);
      void this.count();
    }
  }

  private async follow({ id, version, status }: LiveEvents['order:changed']): Promise<void> {
    const known = this.find(id);
    if (this.moving() === id || (known !== undefined && known.version >= version)) return;
    void this.count();
    // Whether a stranger fits the filter only the server knows; then the column it would enter is asked again.
    if (known === undefined && Object.keys(queryOf(this.parameters)).length > 0) {
      await this.columns.find((column) => column.status === status)?.list.reload();
      return;
    }
    const order = await this.api.call(getOrder, { params: { id } }).catch(() => null);
    if (order !== null) this.put(order);
  }

  private find(id: number): OrderListItem | undefined {
    return this.columns.flatMap(({ list }) => list.items()).find((order) => order.id === id);
  }

  /** Into the column of its state, out of every other. */
  private put(order: OrderListItem): void {
    for (const { status, list } of this.columns) {
      if (status === order.status) list.arrive(order);
      else list.remove(order.id);
    }
  }

  private async count(): Promise<void> {
    const { status: _status, sort: _sort, ...query } = queryOf(this.parameters);
    this.counted.set(await this.api.call(countOrders, { query }).catch(() => this.counted()));
  }
}
