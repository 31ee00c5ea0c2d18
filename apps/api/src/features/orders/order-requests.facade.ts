import { Injectable } from '@nestjs/common';
import type { AskChangeInput, OrderView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { AskOrderChange } from './use-cases/ask-order-change.use-case.js';

/** Requests for change of orders, for other features and demo data. */
@Injectable()
export class OrderRequestsFacade {
  constructor(private readonly asking: AskOrderChange) {}

  /** By the client of the order. Throws like the endpoint. */
  async ask(actor: Actor, orderId: number, input: AskChangeInput): Promise<OrderView> {
    return await this.asking.execute(actor, orderId, input);
  }
}
