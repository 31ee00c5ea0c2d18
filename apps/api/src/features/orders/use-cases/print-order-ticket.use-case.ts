import { Injectable } from '@nestjs/common';
import { DomainError, type Ticket } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db, type Tx } from '@picolo/server/db';
import { PrintingFacade } from '../../printing/index.js';
import { SettingsFacade } from '../../settings/index.js';
import { orderTicket } from '../domain/order-ticket.js';
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

  /** What it would look like on a receipt printer now, as an SVG picture. Throws ORDERS.NOT_FOUND. */
  async picture(id: number): Promise<string> {
    return this.printing.ticketPicture(await this.db.tx((tx) => this.ticket(tx, id)));
  }

  private async print(tx: Tx, id: number, actor: { userId: number; name: string } | null): Promise<number> {
    const ticket = await this.ticket(tx, id);
    const { number } = ticket;
    const order = { kind: 'order-ticket', title: number, number, orderId: id, actor } as const;
    return (await this.printing.submitTicket(tx, ticket, order)).id;
  }

  private async ticket(tx: Tx, id: number): Promise<Ticket> {
    const order = await this.orders.read(tx, id);
    if (order === null) throw new DomainError('ORDERS.NOT_FOUND');
    const company = await this.settings.company(tx);
    return orderTicket(order, { zone: await this.settings.timeZone(tx), shop: company?.name ?? '' });
  }
}
