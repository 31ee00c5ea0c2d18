import { Injectable } from '@nestjs/common';
import { Clock } from '@picolo/server/clock';
import { Db, isDatabaseUnavailable, type Tx } from '@picolo/server/db';
import { Inbox, Outbox, type Delivery, type NewEvent } from '@picolo/server/outbox';
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
    const platformId = (await this.isDue(transmission)) ? await this.handOver(transmission) : null;
    await this.inbox.once(delivery, async (tx) => {
      const locked = await transmissions.lock(tx, id);
      if (platformId === null || locked === null || locked.platformId !== null) return;
      await transmissions.deposited(tx, id, platformId, new Date(this.clock.now().getTime() + gateway.restMs));
      const live = [transmissionChanged(locked, locked.version + 1)];
      await this.outbox.append(tx, await this.settled(tx, locked.invoiceId), live);
    });
  }

  /** Not what is deposited already, nor what a newer attempt has taken the place of. */
  private async isDue({ id, invoiceId, platformId }: Transmission): Promise<boolean> {
    const [newest] = await this.parts.transmissions.ofInvoice(this.db, invoiceId);
    return platformId === null && newest?.id === id;
  }

  /** Paid before the platform had it, nobody has told the platform of the money: said once more. */
  private async settled(tx: Tx, invoiceId: number): Promise<readonly NewEvent[]> {
    if (!(await this.invoices.isPaid(tx, invoiceId))) return [];
    return [{ type: 'invoice.settled', subject: `invoice:${String(invoiceId)}`, payload: { invoiceId } }];
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
