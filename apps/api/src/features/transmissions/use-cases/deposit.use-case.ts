import { Injectable } from '@nestjs/common';
import { Clock } from '@picolo/server/clock';
import { Db, isDatabaseUnavailable } from '@picolo/server/db';
import { Inbox, Outbox, type Delivery } from '@picolo/server/outbox';
import { InvoicesFacade } from '../../invoices/index.js';
import type { Transmission } from '../persistence/transmissions.repository.js';
import type { Deposit } from '../platform/platform-gateway.js';
import { DepositParts } from './ask-deposit.use-case.js';
import { transmissionChanged } from './transmission-news.js';

/** As often as the outbox tries. */
const MOST_TRIES = 8;

/**
 * Hands an invoice to the platform, outside of any transaction: killed after the platform took it, the next one hands it over
 * under the same id, and the platform takes it once. What does not reach it is tried again by the outbox, and said.
 */
@Injectable()
export class DepositInvoice {
  constructor(
    private readonly db: Db,
    private readonly inbox: Inbox,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly invoices: InvoicesFacade,
    private readonly parts: DepositParts,
  ) {}

  async execute(delivery: Pick<Delivery, 'rowId'>, id: number): Promise<void> {
    const { transmissions, gateway } = this.parts;
    const transmission = await transmissions.read(this.db, id);
    if (transmission === null) throw new Error(`transmission ${String(id)} does not exist`);
    const platformId = transmission.platformId ?? (await this.handOver(transmission));
    await this.inbox.once(delivery, async (tx) => {
      const locked = await transmissions.lock(tx, id);
      if (locked === null || locked.platformId !== null) return;
      await transmissions.deposited(tx, id, platformId, new Date(this.clock.now().getTime() + gateway.restMs));
      await this.outbox.append(tx, [], [transmissionChanged(locked, locked.version + 1)]);
    });
  }

  private async handOver(transmission: Transmission): Promise<string> {
    try {
      return await this.parts.gateway.deposit(await this.depositOf(transmission));
    } catch (error) {
      if (!isDatabaseUnavailable(error)) await this.note(transmission.id, error);
      throw error;
    }
  }

  private async depositOf({ invoiceId, ourId, attempt }: Transmission): Promise<Deposit> {
    const found = await this.db.tx((tx) => this.invoices.document(tx, invoiceId));
    if (found?.pdf === null || found === null) throw new Error(`invoice ${String(invoiceId)} has no document`);
    const { seller, buyer, buyerOrderNumber } = found.snapshot;
    return {
      ...{ ourId, attempt, number: found.number, buyerOrderNumber, document: found.pdf },
      ...{ seller: seller.electronicAddress, buyer: buyer.siren ?? '' },
    };
  }

  private async note(id: number, error: unknown): Promise<void> {
    const { transmissions } = this.parts;
    await this.db.tx(async (tx) => {
      const locked = await transmissions.lock(tx, id);
      if (locked === null || locked.platformId !== null) return;
      const over = locked.tries + 1 >= MOST_TRIES;
      const trouble = (error instanceof Error ? error.message : String(error)).slice(0, 300);
      await transmissions.troubled(tx, id, trouble, over ? 'failed' : 'waiting');
      await this.outbox.append(tx, [], [transmissionChanged(locked, locked.version + 1)]);
    });
  }
}
