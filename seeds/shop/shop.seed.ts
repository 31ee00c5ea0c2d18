import { Injectable } from '@nestjs/common';
import type { OrderView } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { StockFacade } from '../../apps/api/src/features/stock/index.js';
import { calendar } from './calendar.js';
import { happeningsOf, movements } from './happenings.js';
import { orders, type OrderSeed } from './orders.js';
import { paymentOf } from './payments.js';
import { ShopCatalogueSeed } from './shop-catalogue.seed.js';
import { ShopOrdersSeed, type People } from './shop-orders.seed.js';
import { ShopPlacesSeed } from './shop-places.seed.js';
import { ShopPeopleSeed } from './shop-people.seed.js';

interface Scene {
  readonly at: Date;
  readonly run: () => Promise<void>;
}

/** The demo shop: eight weeks of its life, in the order they happened. */
@Injectable()
export class ShopSeed {
  constructor(
    private readonly clock: Clock,
    private readonly people: ShopPeopleSeed,
    private readonly catalogue: ShopCatalogueSeed,
    private readonly orders: ShopOrdersSeed,
    private readonly stock: StockFacade,
    private readonly places: ShopPlacesSeed,
  ) {}

  /** Tells whether there was anything to do. An interrupted run is continued. */
  async run(): Promise<boolean> {
    const people = await this.people.ensure();
    const last = orders.at(-1);
    if (last !== undefined && (await this.orders.present(people, last, orders.length - 1))) return false;
    const at = calendar(this.clock.now());
    const products = await this.clock.at(at(56, 7), () => this.catalogue.ensure(people.employee));
    await this.clock.at(at(55, 7), () => this.places.ensure(people.employee));
    await this.people.colleagues(people, at);
    const scenes = [...this.ofStock(people, products, at), ...this.ofOrders(people, products, at)];
    for (const scene of scenes.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
      await this.clock.at(scene.at, scene.run);
    }
    return true;
  }

  private ofStock(people: People, products: ReadonlyMap<string, number>, at: ReturnType<typeof calendar>): Scene[] {
    const places = this.places.scenes(people.employee, products);
    const moved = movements.map(({ days, sku, ...movement }): Scene => ({
      at: at(days, 7, 30),
      run: async () => {
        await this.stock.move(people.employee, { ...movement, productId: products.get(sku) ?? 0 });
      },
    }));
    return [...moved, ...places.map(({ days, run }) => ({ at: at(days, 18, 15), run }))];
  }

  /** The deposit on the evening of the order, and what comes in later. */
  private ofMoney(
    people: People,
    seed: OrderSeed,
    index: number,
    at: ReturnType<typeof calendar>,
    placed: ReadonlyMap<number, OrderView>,
  ): Scene[] {
    const scene = (time: Date, act: (order: OrderView) => Promise<void>): Scene => ({
      at: time,
      run: async () => {
        const order = placed.get(index);
        if (order !== undefined) await act(order);
      },
    });
    const { deposit } = seed;
    const payment = paymentOf(seed, index);
    const asked = at(seed.days, 16);
    const paid = at(seed.days - (payment?.after ?? 0), 17);
    return [
      ...(deposit === undefined ? [] : [scene(asked, (order) => this.orders.deposit(order, deposit, asked))]),
      ...(payment === null ? [] : [scene(paid, (order) => this.orders.pay(people, order, payment, paid))]),
    ];
  }

  private ofOrders(people: People, products: ReadonlyMap<string, number>, at: ReturnType<typeof calendar>): Scene[] {
    const placed = new Map<number, OrderView>();
    return orders.flatMap((seed, index) => {
      const minutes = (index * 17) % 60;
      const first: Scene = {
        at: at(seed.days, 8 + (index % 6), minutes),
        run: async () => {
          placed.set(index, await this.orders.place(people, seed, index, products));
        },
      };
      const rest = happeningsOf(seed).map(({ to, after, hours }): Scene => {
        const time = at(seed.days - after, hours, minutes);
        return {
          at: time,
          run: async () => {
            const order = placed.get(index);
            if (order === undefined) return;
            const returns = to === 'some-returned';
            const moving = returns
              ? this.orders.takeSomeBack(people, order, time)
              : this.orders.move(people, order, to, time);
            placed.set(index, await this.orders.ask(people, seed, await moving, products));
          },
        };
      });
      return [first, ...rest, ...this.ofMoney(people, seed, index, at, placed)];
    });
  }
}
