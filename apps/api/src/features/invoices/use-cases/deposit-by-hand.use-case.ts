import { Injectable } from '@nestjs/common';
import type { DepositInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { OrdersFacade } from '../../orders/index.js';
import { IssueDeposit, shareOf } from './issue-deposit.use-case.js';
import { RequestedOnce } from './requested-once.js';

/** A deposit invoice that staff asks for. */
@Injectable()
export class DepositByHand {
  constructor(
    private readonly once: RequestedOnce,
    private readonly orders: OrdersFacade,
    private readonly deposit: IssueDeposit,
    private readonly clock: Clock,
  ) {}

  /** The id of the deposit invoice. Throws ORDERS.NOT_FOUND and what `IssueDeposit` does. */
  async execute(actor: Actor, orderId: number, input: DepositInput, key: string | null): Promise<number> {
    const share = shareOf(input);
    const request = { actorId: actor.userId, key, content: ['deposit', orderId, share] };
    return await this.once.execute(request, async (tx) => {
      const order = await this.orders.snapshot(tx, orderId);
      const { id } = await this.deposit.execute(tx, { order, share, at: this.clock.now(), seeded: false, actor });
      return id;
    });
  }
}
