import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import {
  type LiveEventName,
  type OrderListItem,
  type Page,
  type TrendDays,
  getDashboard,
  getDashboardTrends,
  listOrders,
} from '@picolo/contracts';
import { Api, afterReconnect, followLive, loaded } from '@picolo/web';
import { Subject, auditTime } from 'rxjs';
import { injectCan } from '../../../platform/rights';

/** What changes the figures. Many at once are one question to the server. */
const CAUSES: readonly LiveEventName[] = [
  'order:changed',
  'invoice:changed',
  'stock:level',
  'product:changed',
  'print-job:changed',
  'printer:changed',
];
/** Milliseconds that changes are gathered before the figures are asked for again; the days behind us move less. */
const PATIENCE = { figures: 400, trends: 5_000 } as const;
const WAITING = 5;

/** Figures of the dashboard, the days behind them and the orders that wait, followed live. */
@Injectable()
export class DashboardStore {
  readonly days = signal<TrendDays>(30);

  private readonly api = inject(Api);
  private readonly can = injectCan();

  readonly figures = loaded(() => this.api.request(getDashboard));
  readonly trends = loaded(() => this.api.request(getDashboardTrends, { query: { days: this.days() } }));
  readonly waiting = loaded<Page<OrderListItem>>(() =>
    this.can('orders.read')
      ? this.api.request(listOrders, { query: { status: 'pending', sort: 'createdAt', limit: WAITING } })
      : null,
  );

  constructor() {
    const changed = new Subject<LiveEventName>();
    for (const event of CAUSES) followLive(event, () => changed.next(event));
    const now = changed.pipe(auditTime(PATIENCE.figures)).subscribe(() => this.refresh());
    const later = changed.pipe(auditTime(PATIENCE.trends)).subscribe(() => this.trends.reload());
    inject(DestroyRef).onDestroy(() => {
      now.unsubscribe();
      later.unsubscribe();
    });
    afterReconnect(() => {
      this.refresh();
      this.trends.reload();
    });
  }

  private refresh(): void {
    this.figures.reload();
    this.waiting.reload();
  }
}
