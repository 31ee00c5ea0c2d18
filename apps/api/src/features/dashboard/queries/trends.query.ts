import { Injectable } from '@nestjs/common';
import { dayAfter, dayOf, startOfDay, type DashboardTrends } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { InvoicesOverview } from '../../invoices/index.js';
import { OrdersOverview } from '../../orders/index.js';
import { SettingsFacade } from '../../settings/index.js';
import { StockOverview } from '../../stock/index.js';

/** The last days of the company, today included, as far as the actor may read. */
@Injectable()
export class TrendsQuery {
  constructor(
    private readonly clock: Clock,
    private readonly settings: SettingsFacade,
    private readonly orders: OrdersOverview,
    private readonly invoices: InvoicesOverview,
    private readonly stock: StockOverview,
  ) {}

  async read(actor: Actor, count: number): Promise<DashboardTrends> {
    const zone = await this.settings.timeZone();
    const today = dayOf(this.clock.now(), zone);
    const days = Array.from({ length: count }, (_, at) => dayAfter(today, at + 1 - count));
    const starts = days.map((day) => startOfDay(day, zone));
    const may = actor.permissions;
    const [orders, revenueCents, stockWorthCents] = await Promise.all([
      may.has('orders.read') ? this.orders.perDay(starts) : null,
      may.has('invoices.read') ? this.invoices.netPerDay(days) : null,
      may.has('stock.read') ? this.stock.worthPerDay(starts) : null,
    ]);
    return {
      days,
      orders: orders?.map((day) => day.count) ?? null,
      orderedCents: orders?.map((day) => day.cents) ?? null,
      ...{ revenueCents, stockWorthCents },
    };
  }
}
