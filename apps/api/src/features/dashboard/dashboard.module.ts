import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.js';
import { InvoicesModule } from '../invoices/index.js';
import { OrdersModule } from '../orders/index.js';
import { PrintingModule } from '../printing/index.js';
import { SettingsModule } from '../settings/index.js';
import { StockModule } from '../stock/index.js';
import { DashboardController } from './http/dashboard.controller.js';
import { DashboardQuery, DashboardSources } from './queries/dashboard.query.js';
import { TrendsQuery } from './queries/trends.query.js';

/** Has no table: each feature counts its own. */
@Module({
  imports: [CatalogueModule, InvoicesModule, OrdersModule, PrintingModule, SettingsModule, StockModule],
  controllers: [DashboardController],
  providers: [DashboardSources, DashboardQuery, TrendsQuery],
})
export class DashboardModule {}
