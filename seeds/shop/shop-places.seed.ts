import { Injectable } from '@nestjs/common';
import type { CountInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { CatalogueFacade } from '../../apps/api/src/features/catalogue/index.js';
import { StockDesk, StockFacade } from '../../apps/api/src/features/stock/index.js';
import { counts, deliveries, reserve, transfers, workshop } from './places.js';

/** Something that happened in the stock room, so many days ago. */
export interface Scene {
  readonly days: number;
  readonly run: () => Promise<void>;
}

/** Reserve and workshop: what came in, went over to the shop and was counted (ST-6, ST-8). */
@Injectable()
export class ShopPlacesSeed {
  constructor(
    private readonly desk: StockDesk,
    private readonly stock: StockFacade,
    private readonly catalogue: CatalogueFacade,
  ) {}

  /** Made when missing; the shop itself is there from the first start. */
  async ensure(by: Actor): Promise<void> {
    for (const name of [reserve, workshop]) await this.desk.location(by, name);
  }

  scenes(by: Actor, products: ReadonlyMap<string, number>): readonly Scene[] {
    const id = (sku: string): number => products.get(sku) ?? 0;
    return [
      ...deliveries.map(({ days, place, sku, quantity, reason }) => ({
        days,
        run: async () => {
          const locationId = await this.place(by, place);
          await this.stock.move(by, { kind: 'receipt', productId: id(sku), quantity, locationId, reason });
        },
      })),
      ...transfers.map(({ days, from, to, reason, lines }) => ({
        days,
        run: async () => {
          const [fromId, toId] = [await this.place(by, from), await this.place(by, to)];
          const moved = lines.map(([sku, quantity]) => ({ productId: id(sku), quantity }));
          await this.desk.transfer(by, { fromId, toId, reason, lines: moved });
        },
      })),
      ...counts.map((seed) => ({ days: seed.days, run: () => this.count(by, seed) })),
    ];
  }

  private async count(by: Actor, seed: (typeof counts)[number]): Promise<void> {
    const locationId = await this.place(by, seed.place);
    const { id, lines } = await this.desk.openCount(by, await this.what(seed, locationId));
    for (const { productId, sku } of lines.slice(0, seed.counted ?? lines.length)) {
      const probe = { key: `${sku}-1`, productId, mode: 'replace', quantity: 0 } as const;
      const { expected } = await this.desk.enter(by, id, probe);
      const quantity = Math.max(0, (expected ?? 0) + (seed.found[sku] ?? 0));
      await this.desk.enter(by, id, { ...probe, key: `${sku}-2`, quantity });
    }
    if (seed.validated) await this.desk.validate(by, id);
  }

  private async what({ name, category }: (typeof counts)[number], locationId: number): Promise<CountInput> {
    if (category === undefined) return { name, locationId, pick: 'location' };
    const { id: categoryId } = await this.catalogue.createCategory(category);
    return { name, locationId, pick: 'category', categoryId };
  }

  private async place(by: Actor, name: string | null): Promise<number> {
    return (await this.desk.location(by, name ?? 'Magasin')).id;
  }
}
