import { Injectable } from '@nestjs/common';
import { DomainError, orderNumber } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db, type Tx } from '@picolo/server/db';
import { PrintingFacade } from '../../printing/index.js';
import { SettingsFacade } from '../../settings/index.js';
import { renderTicket } from '../domain/order-ticket.js';
import { OrdersRepository } from '../persistence/orders.repository.js';

/** The ticket of an order on paper: when somebody asks, or by the company's rule (PR-5). */
@Injectable()
export class PrintOrderTicket {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly settings: SettingsFacade,
    private readonly printing: PrintingFacade,
  ) {}

  async execute(actor: Actor, id: number): Promise<{ jobId: number }> {
    const jobId = await this.db.tx((tx) => this.print(tx, id, { userId: actor.userId, name: actor.name }));
    return { jobId };
  }

  /** By rule: `step` is where the order just went. */
  async byRule(tx: Tx, id: number, step: 'placed' | 'processing'): Promise<void> {
    const company = await this.settings.company(tx);
    if (company?.orderTicket === step) await this.print(tx, id, null);
  }

  private async print(tx: Tx, id: number, actor: { userId: number; name: string } | null): Promise<number> {
    const order = await this.orders.read(tx, id);
    if (order === null) throw new DomainError('ORDERS.NOT_FOUND');
    const zone = await this.settings.timeZone(tx);
    const number = orderNumber(id);
    const job = await this.printing.submit(tx, {
      ...{ kind: 'order-ticket', title: number, number, orderId: id, actor },
      mediaType: 'text/plain; charset=utf-8',
      bytes: new TextEncoder().encode(renderTicket(order, zone)),
    });
    return job.id;
  }
}
