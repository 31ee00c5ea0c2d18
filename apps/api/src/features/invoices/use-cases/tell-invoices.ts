import { Injectable } from '@nestjs/common';
import type { InvoiceKind, LiveEvents, OrderSnapshot } from '@picolo/contracts';
import { sql, type Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { roomsOfInvoice } from '../domain/rooms.js';

type Row = Omit<LiveEvents['invoice:changed'], 'ready' | 'kind'> & {
  readonly kind: InvoiceKind;
  readonly ready: number;
};
type Live = Parameters<Outbox['append']>[2];

/** What screens are told of invoices whose balance or document changed, as the transaction leaves them. */
@Injectable()
export class TellInvoices {
  constructor(private readonly outbox: Outbox) {}

  async messages(tx: Tx, order: Pick<OrderSnapshot, 'clientUserId'>, ids: readonly number[]): Promise<Live> {
    if (ids.length === 0) return [];
    const rows = await sql<Row>(
      tx,
      `SELECT i.id, i.order_id AS orderId, i.number, i.kind, d.invoice_id IS NOT NULL AS ready,
         b.balance_cents AS balanceCents, b.version
       FROM invoices i JOIN invoice_balances b ON b.invoice_id = i.id LEFT JOIN invoice_documents d ON d.invoice_id = i.id
       WHERE i.id IN (${ids.map(() => '?').join(', ')}) ORDER BY i.id`,
      ids,
    );
    const rooms = roomsOfInvoice(order);
    return rows.map((row) =>
      this.outbox.message({ rooms, event: 'invoice:changed', data: { ...row, ready: row.ready !== 0 } }),
    );
  }
}
