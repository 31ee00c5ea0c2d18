import { Injectable } from '@nestjs/common';
import type { SearchView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { CatalogueFacade } from '../../catalogue/index.js';
import { ClientsFacade } from '../../clients/index.js';
import { InvoicesOverview } from '../../invoices/index.js';
import { OrdersOverview } from '../../orders/index.js';

const ofEachKind = 5;

/** One question to each feature; what the actor may not read answers with nothing. */
@Injectable()
export class SearchEverything {
  constructor(
    private readonly orders: OrdersOverview,
    private readonly clients: ClientsFacade,
    private readonly catalogue: CatalogueFacade,
    private readonly invoices: InvoicesOverview,
  ) {}

  async find(actor: Actor, q: string): Promise<SearchView> {
    const found = await Promise.all(
      [this.orders, this.clients, this.catalogue, this.invoices].map((facade) => facade.search(actor, q, ofEachKind)),
    );
    return { hits: found.flat() };
  }
}
