import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PrinterState, ReportedPrinter } from '@picolo/contracts';
import { parseJson, sql, write, type Tx } from '@picolo/server/db';

/** A printer as one worker sees it. */
export interface PrinterSighting {
  readonly printerId: number;
  readonly workerId: number;
  readonly uri: string;
  readonly driver: ReportedPrinter['driver'];
  readonly state: PrinterState;
  readonly stateReasons: readonly string[];
}

type Raw = Omit<PrinterSighting, 'stateReasons'> & { readonly stateReasons: unknown };

const columns = `s.printer_id AS printerId, s.worker_id AS workerId, s.uri, s.driver, s.state, s.state_reasons AS stateReasons`;
const read = (row: Raw): PrinterSighting => ({ ...row, stateReasons: parseJson(row.stateReasons) as string[] });

export const hashOfUri = (uri: string): string => createHash('sha256').update(uri).digest('hex');

/** Who sees which printer, and how it looks from there. */
@Injectable()
export class PrinterSightingsRepository {
  async ofWorker(tx: Tx, workerId: number): Promise<readonly PrinterSighting[]> {
    const text = `SELECT ${columns} FROM printer_sightings s WHERE s.worker_id = ?`;
    return (await sql<Raw>(tx, text, [workerId])).map(read);
  }

  async record(tx: Tx, workerId: number, printerId: number, printer: ReportedPrinter): Promise<void> {
    const { uri, driver, state, stateReasons } = printer;
    await write(
      tx,
      `INSERT INTO printer_sightings (worker_id, uri_hash, uri, printer_id, driver, state, state_reasons)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE printer_id = VALUES(printer_id), driver = VALUES(driver), state = VALUES(state),
         state_reasons = VALUES(state_reasons)`,
      [workerId, hashOfUri(uri), uri, printerId, driver, state, JSON.stringify(stateReasons)],
    );
  }

  async forget(tx: Tx, workerId: number, uri: string): Promise<void> {
    await write(tx, 'DELETE FROM printer_sightings WHERE worker_id = ? AND uri_hash = ?', [workerId, hashOfUri(uri)]);
  }

  async forgetAll(tx: Tx, workerId: number): Promise<void> {
    await write(tx, 'DELETE FROM printer_sightings WHERE worker_id = ?', [workerId]);
  }

  async allOffline(tx: Tx, workerId: number): Promise<void> {
    const text = `UPDATE printer_sightings SET state = 'offline', state_reasons = '[]' WHERE worker_id = ?`;
    await write(tx, text, [workerId]);
  }

  /** Another worker with a key that sees the printer: one that is there and finds it working before all others. */
  async heirOf(tx: Tx, printerId: number, workerId: number): Promise<PrinterSighting | null> {
    const rows = await sql<Raw>(
      tx,
      `SELECT ${columns} FROM printer_sightings s JOIN print_workers w ON w.id = s.worker_id AND w.revoked_at IS NULL
       WHERE s.printer_id = ? AND s.worker_id <> ?
       ORDER BY w.connection_id IS NULL, s.state NOT IN ('ready', 'printing'), s.worker_id LIMIT 1`,
      [printerId, workerId],
    );
    return rows[0] === undefined ? null : read(rows[0]);
  }
}
