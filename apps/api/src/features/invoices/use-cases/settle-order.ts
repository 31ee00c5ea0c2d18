import { Injectable } from '@nestjs/common';
import type { Tx } from '@picolo/server/db';
import { setOffs } from '../domain/balance.js';
import { BalancesRepository } from '../persistence/balances.repository.js';

/** Sets what an order's client is owed off against what they owe, whenever a balance of the order changed (IN-5). */
@Injectable()
export class SettleOrder {
  constructor(private readonly balances: BalancesRepository) {}

  /** The invoices and credit notes whose balance it changed. */
  async execute(tx: Tx, orderId: number): Promise<number[]> {
    const changed = new Set<number>();
    for (const { creditNoteId, invoiceId, amountCents } of setOffs(await this.balances.lockOrder(tx, orderId))) {
      await this.balances.apply(tx, creditNoteId, amountCents);
      await this.balances.apply(tx, invoiceId, amountCents);
      changed.add(creditNoteId).add(invoiceId);
    }
    return [...changed];
  }
}
