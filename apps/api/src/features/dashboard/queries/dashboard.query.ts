import { Injectable } from '@nestjs/common';
import { dayOf, startOfDay, type DashboardView, type Permission } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { CatalogueFacade } from '../../catalogue/index.js';
import { InvoicesOverview } from '../../invoices/index.js';
import { OrdersOverview } from '../../orders/index.js';
import { PrintingFacade } from '../../printing/index.js';
import { SettingsFacade } from '../../settings/index.js';
import { StockOverview } from '../../stock/index.js';

/** The features that the dashboard counts with. */
@Injectable()
export class DashboardSources {
  constructor(
    readonly orders: OrdersOverview,
    readonly stock: StockOverview,
    readonly catalogue: CatalogueFacade,
    readonly invoices: InvoicesOverview,
    readonly printing: PrintingFacade,
  ) {}
}

/** How the company stands now, as far as the actor may read. */
@Injectable()
export class DashboardQuery {
  constructor(
    private readonly clock: Clock,
    private readonly settings: SettingsFacade,
    private readonly features: DashboardSources,
  ) {}

  async read(actor: Actor): Promise<DashboardView> {
    const { orders, stock, catalogue, invoices, printing } = this.features;
    const zone = await this.settings.timeZone();
    const day = dayOf(this.clock.now(), zone);
    const part = async <T>(permission: Permission, figures: () => Promise<T>): Promise<T | null> =>
      actor.permissions.has(permission) ? await figures() : null;
    const [ofOrders, ofStock, ofInvoices, ofPrinting] = await Promise.all([
      part('orders.read', () => orders.figures(startOfDay(day, zone))),
      part('stock.read', async () => ({ low: await catalogue.lowCount(), worthCents: await stock.worth() })),
      part('invoices.read', () => invoices.figures(day)),
      part('printing.read', () => printing.figures()),
    ]);
    return { day, orders: ofOrders, stock: ofStock, invoices: ofInvoices, printing: ofPrinting };
  }
}
