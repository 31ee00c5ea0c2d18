import { Injectable } from '@nestjs/common';
import type { SearchHit } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { OrderFiguresQuery, type OrderFigures, type OrdersOfDay } from './queries/order-figures.query.js';
import { OrderSearchQuery } from './queries/order-search.query.js';

/** Orders as the search over everything and the dashboard ask for them. */
@Injectable()
export class OrdersOverview {
  constructor(
    private readonly searching: OrderSearchQuery,
    private readonly counting: OrderFiguresQuery,
  ) {}

  /** Nothing for whom may not read orders. */
  async search(actor: Actor, q: string, limit: number): Promise<readonly SearchHit[]> {
    return await this.searching.search(actor, q, limit);
  }

  async figures(startOfToday: Date): Promise<OrderFigures> {
    return await this.counting.now(startOfToday);
  }

  /** For days that begin at `starts` (ascending); the last one goes on until now. */
  async perDay(starts: readonly Date[]): Promise<readonly OrdersOfDay[]> {
    return await this.counting.perDay(starts);
  }
}
