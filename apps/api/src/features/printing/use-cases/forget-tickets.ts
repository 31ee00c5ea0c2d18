import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ticketMediaType, type Ticket } from '@picolo/contracts';
import { sql, write, type Tx } from '@picolo/server/db';
import { lockWithCopies } from '../persistence/print-copies.js';

interface Paper {
  readonly jobId: number;
  readonly bytes: Buffer;
}

const marksOf = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** Tickets of orders without whom they were for: what was to be collected stays, name, address and notes go (ID-9). */
@Injectable()
export class ForgetTickets {
  async execute(tx: Tx, orderIds: readonly number[]): Promise<void> {
    if (orderIds.length === 0) return;
    // A duplicate names the ticket that it was made of, not the order.
    const ids = await lockWithCopies(tx, `order_id IN (${marksOf(orderIds)})`, orderIds);
    if (ids.length === 0) return;
    const papers = await sql<Paper>(
      tx,
      `SELECT job_id AS jobId, bytes FROM print_documents WHERE job_id IN (${marksOf(ids)}) AND media_type = ?`,
      [...ids, ticketMediaType],
    );
    for (const { jobId, bytes } of papers) {
      const ticket = JSON.parse(bytes.toString('utf8')) as Ticket;
      const bare: Ticket = { ...ticket, about: [], address: null, notes: [] };
      const kept = Buffer.from(JSON.stringify(bare));
      const sha256 = createHash('sha256').update(kept).digest('hex');
      await write(tx, 'UPDATE print_documents SET bytes = ?, size = ?, sha256 = ? WHERE job_id = ?', [
        ...[kept, kept.length, sha256, jobId],
      ]);
      await write(tx, 'DELETE FROM print_renderings WHERE job_id = ?', [jobId]);
    }
  }
}
