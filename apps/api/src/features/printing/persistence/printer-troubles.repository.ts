import { Injectable } from '@nestjs/common';
import type { DomainEvents } from '@picolo/contracts';
import { sql, write, type Tx } from '@picolo/server/db';
import { jobComesOutOf } from './print-routes.repository.js';

export type PrinterTrouble = DomainEvents['printer.troubled'];

const outOfOrder = `p.state IN ('paper-out', 'stopped', 'offline')`;

/** Printers that are out of order, each since when. */
@Injectable()
export class PrinterTroublesRepository {
  /** Takes over how the printers are now: another state is another trouble, and a printer in order is none. */
  async observe(tx: Tx): Promise<void> {
    await write(
      tx,
      `INSERT INTO printer_troubles (printer_id, state, since)
       SELECT p.id, p.state, CURRENT_TIMESTAMP(3)
       FROM printers p JOIN print_workers w ON w.id = p.worker_id AND w.revoked_at IS NULL WHERE ${outOfOrder}
       ON DUPLICATE KEY UPDATE since = IF(printer_troubles.state = VALUES(state), since, VALUES(since)),
         told_at = IF(printer_troubles.state = VALUES(state), told_at, NULL), state = VALUES(state)`,
      [],
    );
    await write(
      tx,
      `DELETE t FROM printer_troubles t JOIN printers p ON p.id = t.printer_id
         JOIN print_workers w ON w.id = p.worker_id
       WHERE NOT ${outOfOrder} OR w.revoked_at IS NOT NULL`,
      [],
    );
  }

  /** What has lasted for `afterMs` and nobody was told; being away matters only when something waits. */
  async untold(tx: Tx, afterMs: number): Promise<readonly PrinterTrouble[]> {
    return await sql<PrinterTrouble>(
      tx,
      `SELECT * FROM (
         SELECT p.id AS printerId, p.name, p.state,
           (SELECT COUNT(*) FROM print_jobs j JOIN print_routes r ON r.kind = j.kind
            WHERE j.status = 'queued' AND ${jobComesOutOf}) AS waiting
         FROM printer_troubles t JOIN printers p ON p.id = t.printer_id AND p.state = t.state
         WHERE t.told_at IS NULL AND t.since <= CURRENT_TIMESTAMP(3) - INTERVAL ? MICROSECOND
       ) troubles WHERE state <> 'offline' OR waiting > 0`,
      [afterMs * 1000],
    );
  }

  /** True for the one call that may tell. */
  async claim(tx: Tx, printerId: number): Promise<boolean> {
    const { affected } = await write(
      tx,
      'UPDATE printer_troubles SET told_at = CURRENT_TIMESTAMP(3) WHERE printer_id = ? AND told_at IS NULL',
      [printerId],
    );
    return affected === 1;
  }
}
