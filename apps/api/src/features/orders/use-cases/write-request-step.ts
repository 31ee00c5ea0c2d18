import { Injectable } from '@nestjs/common';
import { DomainError, type ChangeRequestView, type OrderStepKind } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { ClientsFacade } from '../../clients/index.js';
import { ChangeRequestsRepository } from '../persistence/change-requests.repository.js';
import { OrdersRepository, type StoredOrder } from '../persistence/orders.repository.js';
import { orderChanged, orderTold, requestAnswered, stepBy } from './order-news.js';
import type { Rewritten } from './rewrite-lines.js';

type Ending = 'accepted' | 'refused' | 'withdrawn';

const kinds: Readonly<Record<Ending, OrderStepKind>> = {
  accepted: 'request-accepted',
  refused: 'request-refused',
  withdrawn: 'request-withdrawn',
};

/** How an open request ends. */
export interface Settlement {
  /** Locked by the caller. */
  readonly order: StoredOrder;
  readonly requestId: number;
  readonly state: Ending;
  readonly answer: string | null;
  /** The wished lines, when they became the order's. */
  readonly rewritten?: Rewritten | null;
}

/** A request and its end: flag of the order, history, notifications, live news, in the caller's transaction (OR-5). */
@Injectable()
export class WriteRequestStep {
  constructor(
    private readonly orders: OrdersRepository,
    private readonly requests: ChangeRequestsRepository,
    private readonly clients: ClientsFacade,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async ask(
    tx: Tx,
    actor: Actor,
    order: StoredOrder,
    { text, wished }: Pick<ChangeRequestView, 'text' | 'wished'>,
  ): Promise<void> {
    const now = this.clock.now();
    await this.requests.insert(tx, { orderId: order.id, text, wished, askedBy: actor.userId, at: now });
    const asked = { ...order, changeRequested: true, version: order.version + 1 };
    if (!(await this.orders.rewrite(tx, order, asked, now))) throw new DomainError('ORDERS.VERSION_CONFLICT');
    const step = { kind: 'change-requested', from: order.status, to: order.status, at: now, note: text } as const;
    await this.orders.insertStep(tx, order.id, stepBy(actor, step));
    const told = orderTold('order.change-requested', asked, actor.userId, actor);
    await this.outbox.append(tx, [told], [orderChanged(asked, actor.userId, now)]);
  }

  /** Throws ORDERS.REQUEST_ANSWERED when somebody was faster. */
  async settle(tx: Tx, actor: Actor, { order, requestId, state, answer, rewritten }: Settlement): Promise<void> {
    if ((await this.requests.find(tx, order.id, requestId)) === null) throw new DomainError('ORDERS.REQUEST_NOT_FOUND');
    const now = this.clock.now();
    const by = { answer, userId: actor.userId, name: actor.name, applied: Boolean(rewritten), at: now };
    if (!(await this.requests.settle(tx, requestId, state, by))) throw new DomainError('ORDERS.REQUEST_ANSWERED');
    const settled = { ...order, ...rewritten?.amounts, changeRequested: false, version: order.version + 1 };
    if (!(await this.orders.rewrite(tx, order, settled, now))) throw new DomainError('ORDERS.VERSION_CONFLICT');
    const details = rewritten ? { lines: rewritten.changes } : null;
    const step = { kind: kinds[state], from: order.status, to: order.status, at: now, note: answer, details };
    await this.orders.insertStep(tx, order.id, stepBy(actor, step));
    const { userId } = await this.clients.forOrder(order.clientId, tx);
    const answered =
      state === 'withdrawn'
        ? []
        : [requestAnswered(settled, userId, actor, state === 'accepted' ? 'accept' : 'refuse')];
    await this.outbox.append(
      tx,
      [...(rewritten?.stock.events ?? []), ...answered],
      [...(rewritten?.stock.live ?? []), orderChanged(settled, userId, now)],
    );
  }
}
