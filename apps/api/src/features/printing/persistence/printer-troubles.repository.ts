import { Injectable } from '@nestjs/common';
import type { DomainEvents } from '@picolo/contracts';
import { sql, write, type Tx } from '@picolo/server/db';
import { firstAble, jobComesOutOf } from './print-routes.repository.js';
import { usablePrinters } from './printers.repository.js';

export type PrinterTrouble = DomainEvents['printer.troubled'];

const outOfOrder = `p.state IN ('paper-out', 'stopped', 'offline')`;

/** Whether the job `j` of the route `r` waits for any printer of a group of which none works, `p` among them. */
const groupIsDown = `(j.printer_id IS NULL AND r.printer_id IS NULL AND ${firstAble} IS NULL
    AND EXISTS (SELECT 1 FROM printer_group_members g WHERE g.group_id = r.group_id AND g.printer_id = p.id))`;

/** Printers that are out of order, each since when. */
@Injectable()
export class PrinterTroublesRepository {
  /** Takes over how the printers are now: another state is another trouble, and a printer in order is none. */
  async observe(tx: Tx): Promise<void> {
    await write(
      tx,
      `INSERT INTO printer_troubles (printer_id, state, since)
       SELECT p.id, p.state, CURRENT_TIMESTAMP(3)
       FROM ${usablePrinters} WHERE ${outOfOrder}
       ON DUPLICATE KEY UPDATE since = IF(printer_troubles.state = VALUES(state), since, VALUES(since)),
         told_at = IF(printer_troubles.state = VALUES(state), told_at, NULL), state = VALUES(state)`,
      [],
    );
    await write(
      tx,
      `DELETE t FROM printer_troubles t JOIN printers p ON p.id = t.printer_id
         JOIN print_workers w ON w.id = p.worker_id
       WHERE NOT ${outOfOrder} OR w.revoked_at IS NOT NULL OR p.removed_at IS NOT NULL`,
      [],
    );
  }

  /**
   * What has lasted for `afterMs` and nobody was told. Being away matters only when something has waited for as long; of a
   * group of which nobody works, each printer is waited for.
   */
  async untold(tx: Tx, afterMs: number): Promise<readonly PrinterTrouble[]> {
    const since = 'CURRENT_TIMESTAMP(3) - INTERVAL ? MICROSECOND';
    const rows = await sql<PrinterTrouble & { readonly overdue: number }>(
      tx,
      `SELECT p.id AS printerId, p.name, p.state, COUNT(j.id) AS waiting,
         COALESCE(SUM(j.created_at <= ${since}), 0) AS overdue
       FROM printer_troubles t JOIN printers p ON p.id = t.printer_id AND p.state = t.state
       JOIN print_routes r
       LEFT JOIN print_jobs j ON j.kind = r.kind AND j.status = 'queued' AND (${jobComesOutOf} OR ${groupIsDown})
       WHERE t.told_at IS NULL AND t.since <= ${since}
       GROUP BY p.id, p.name, p.state HAVING p.state <> 'offline' OR overdue > 0`,
      [afterMs * 1000, afterMs * 1000],
    );
    return rows.map(({ printerId, name, state, waiting }) => ({ printerId, name, state, waiting }));
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
