import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/index.js';
import { ClientsModule } from '../clients/index.js';
import { InvoicesModule } from '../invoices/index.js';
import { OrdersModule } from '../orders/index.js';
import { SearchController } from './http/search.controller.js';
import { SearchEverything } from './queries/search-everything.query.js';

/** Has no table: each feature searches its own. */
@Module({
  imports: [CatalogueModule, ClientsModule, InvoicesModule, OrdersModule],
  controllers: [SearchController],
  providers: [SearchEverything],
})
export class SearchModule {}
