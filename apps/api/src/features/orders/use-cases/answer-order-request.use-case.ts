import { Injectable } from '@nestjs/common';
import { DomainError, linesMayChange, type AnswerChangeInput, type OrderView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db, type Tx } from '@picolo/server/db';
import { ChangeRequestsRepository } from '../persistence/change-requests.repository.js';
import { OrdersRepository, type StoredOrder } from '../persistence/orders.repository.js';
import { OrdersQuery } from '../queries/orders.query.js';
import { RewriteLines, type Rewritten } from './rewrite-lines.js';
import { WriteRequestStep } from './write-request-step.js';

/** Staff answers a client's request; the wished lines become the order's, or they do not, in one transaction (OR-5). */
@Injectable()
export class AnswerOrderRequest {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly requests: ChangeRequestsRepository,
    private readonly query: OrdersQuery,
    private readonly lines: RewriteLines,
    private readonly steps: WriteRequestStep,
  ) {}

  async execute(actor: Actor, id: number, requestId: number, input: AnswerChangeInput): Promise<OrderView> {
    await this.db.tx((tx) => this.answer(tx, actor, id, requestId, input));
    return await this.query.byId(actor, id);
  }

  private async answer(tx: Tx, actor: Actor, id: number, requestId: number, input: AnswerChangeInput): Promise<void> {
    const order = await this.orders.lock(tx, id);
    if (order === null) throw new DomainError('ORDERS.NOT_FOUND');
    const accepted = input.decision === 'accept';
    const rewritten = accepted && input.apply === true ? await this.apply(tx, actor, order, requestId) : null;
    await this.steps.settle(tx, actor, {
      ...{ order, requestId, rewritten, answer: input.answer.trim() },
      state: accepted ? 'accepted' : 'refused',
    });
  }

  private async apply(tx: Tx, actor: Actor, order: StoredOrder, requestId: number): Promise<Rewritten | null> {
    const request = await this.requests.find(tx, order.id, requestId);
    if (request === null) throw new DomainError('ORDERS.REQUEST_NOT_FOUND');
    if (request.state !== 'open') throw new DomainError('ORDERS.REQUEST_ANSWERED');
    if (request.wished === null) return null;
    if (!linesMayChange(order.status)) throw new DomainError('ORDERS.NOT_CHANGEABLE', { status: order.status });
    return await this.lines.write(tx, actor, order, request.wished);
  }
}
