import { Injectable } from '@nestjs/common';
import { DomainError, type CountInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { CatalogueFacade, type CountableProduct } from '../../catalogue/index.js';
import { CountsRepository } from '../persistence/counts.repository.js';
import { StockBooks } from '../queries/stock-books.query.js';
import { countChanged } from './count-news.js';

/** A counting session of one location with its products (ST-6). */
@Injectable()
export class OpenCount {
  constructor(
    private readonly db: Db,
    private readonly catalogue: CatalogueFacade,
    private readonly counts: CountsRepository,
    private readonly books: StockBooks,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: CountInput): Promise<number> {
    return await this.db.tx((tx) => this.open(tx, actor, input));
  }

  private async open(tx: Tx, actor: Actor, input: CountInput): Promise<number> {
    await this.books.place(tx, input.locationId);
    const by = { id: actor.userId, name: actor.name };
    const id = await this.counts.insert(tx, input.name, input.locationId, by, this.clock.now());
    const { categoryId, productIds: ids } = input;
    const among = input.pick === 'category' ? { categoryId } : input.pick === 'chosen' ? { ids } : {};
    let [last, lines] = [0, 0];
    for (;;) {
      const products = await this.catalogue.countable(tx, among, last);
      const picked = await this.picked(tx, input, products);
      await this.counts.addLines(tx, id, picked);
      lines += picked.length;
      const next = products.at(-1)?.id;
      if (next === undefined) break;
      last = next;
    }
    if (lines === 0) throw new DomainError('STOCK.COUNT_EMPTY');
    await this.outbox.append(tx, [], [countChanged(id, 'open', 1)]);
    return id;
  }

  private async picked(
    tx: Tx,
    { pick, locationId }: CountInput,
    products: readonly CountableProduct[],
  ): Promise<readonly CountableProduct[]> {
    if ((pick !== 'low' && pick !== 'location') || products.length === 0) return products;
    const levels = await this.books.levels(
      tx,
      products.map(({ id }) => id),
    );
    if (pick === 'location')
      return products.filter(({ id }) => (levels.at({ productId: id, locationId })?.onHand ?? 0) > 0);
    return products.filter(({ id, threshold }) => threshold !== null && levels.available(id) <= threshold);
  }
}
