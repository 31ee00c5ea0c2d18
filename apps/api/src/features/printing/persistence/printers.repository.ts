import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { workerLeaseMs, type PrinterState, type ReportedPrinter, type PrinterAbilities } from '@picolo/contracts';
import { parseJson, sql, write, type Tx } from '@picolo/server/db';
import { printerIdentity } from '../domain/printer-identity.js';
import { hashOfUri } from './printer-sightings.repository.js';

export interface ReportedPrinterRow {
  readonly id: number;
  /** The one that holds its lease: it alone is given jobs for it. */
  readonly workerId: number;
  readonly addressHash: string;
  readonly uri: string;
  readonly name: string;
  readonly state: PrinterState;
  readonly stateReasons: readonly string[];
  readonly isDefault: number;
  readonly version: number;
  readonly removedAt: Date | null;
}

const columns = `p.id, p.worker_id AS workerId, p.address_hash AS addressHash, p.uri, p.name, p.state, p.state_reasons AS stateReasons, p.is_default AS isDefault,
  p.version, p.removed_at AS removedAt`;

/** SQL: the printers `p` with their workers `w`. Those of a revoked worker are gone, and those that somebody removed. */
export const usablePrinters =
  'printers p JOIN print_workers w ON w.id = p.worker_id AND w.revoked_at IS NULL AND p.removed_at IS NULL';

const lease = `CURRENT_TIMESTAMP(3) + INTERVAL ${String(workerLeaseMs / 1000)} SECOND`;

/** What a printer is found by, whoever reports it. */
export const addressHashOf = (workerId: number, printer: ReportedPrinter): string =>
  createHash('sha256').update(printerIdentity(workerId, printer)).digest('hex');

type Raw = Omit<ReportedPrinterRow, 'stateReasons'> & { readonly stateReasons: unknown };

const read = (row: Raw): ReportedPrinterRow => ({ ...row, stateReasons: parseJson(row.stateReasons) as string[] });

@Injectable()
export class PrintersRepository {
  async find(tx: Tx, id: number): Promise<ReportedPrinterRow | null> {
    return this.first(await sql<Raw>(tx, `SELECT ${columns} FROM ${usablePrinters} WHERE p.id = ?`, [id]));
  }

  /** The printer that a worker calls so, locked: two deliveries for one printer come one after the other. */
  async lockSeen(tx: Tx, workerId: number, uri: string): Promise<ReportedPrinterRow | null> {
    const text = `SELECT ${columns} FROM printer_sightings s JOIN printers p ON p.id = s.printer_id
      WHERE s.worker_id = ? AND s.uri_hash = ? FOR UPDATE`;
    return this.first(await sql<Raw>(tx, text, [workerId, hashOfUri(uri)]));
  }

  /** Locked, by their hashes. */
  async lockByAddress(tx: Tx, hashes: readonly string[]): Promise<ReadonlyMap<string, ReportedPrinterRow>> {
    if (hashes.length === 0) return new Map();
    const marks = hashes.map(() => '?').join(', ');
    const text = `SELECT ${columns} FROM printers p WHERE p.address_hash IN (${marks}) ORDER BY p.id FOR UPDATE`;
    const rows = await sql<Raw>(tx, text, hashes);
    return new Map(rows.map((row) => [row.addressHash, read(row)]));
  }

  /** Those whose lease it holds. */
  async ofWorker(tx: Tx, workerId: number): Promise<readonly ReportedPrinterRow[]> {
    const text = `SELECT ${columns} FROM printers p WHERE p.worker_id = ? ORDER BY p.id FOR UPDATE`;
    return (await sql<Raw>(tx, text, [workerId])).map(read);
  }

  /** Held by that worker from now on. Another one that reports it for the first time, too, waits and then finds it. */
  async insert(tx: Tx, workerId: number, printer: ReportedPrinter): Promise<ReportedPrinterRow> {
    const { uri, name, driver, state, stateReasons } = printer;
    const addressHash = addressHashOf(workerId, printer);
    await write(
      tx,
      `INSERT INTO printers (worker_id, uri, address_hash, name, driver, state, state_reasons, seen_at, lease_until)
       VALUES (?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP(3), ${lease}) ON DUPLICATE KEY UPDATE id = id`,
      [workerId, uri, addressHash, name, driver, state, JSON.stringify(stateReasons)],
    );
    const row = (await this.lockByAddress(tx, [addressHash])).get(addressHash);
    if (row === undefined) throw new Error(`printer ${uri} was not inserted`);
    return row;
  }

  /**
   * Whether another worker may hold it: nobody does any more, and no job is acknowledged whose end is not known. Locked
   * before; that job becomes `unconfirmed` by its own lease, and only then is the printer free.
   */
  async isFree(tx: Tx, id: number): Promise<boolean> {
    const rows = await sql(
      tx,
      `SELECT p.id FROM printers p JOIN print_workers w ON w.id = p.worker_id
       WHERE p.id = ? AND (w.revoked_at IS NOT NULL OR p.lease_until IS NULL OR p.lease_until <= CURRENT_TIMESTAMP(3))
         AND NOT EXISTS (SELECT 1 FROM print_jobs j WHERE j.printer_id = p.id AND j.status IN ('sent', 'printing'))`,
      [id],
    );
    return rows.length > 0;
  }

  /** Gives the printer to a worker that sees it, as it looks from there. */
  async passTo(tx: Tx, id: number, workerId: number, seen: Omit<ReportedPrinter, 'name'>): Promise<void> {
    await write(
      tx,
      `UPDATE printers SET worker_id = ?, uri = ?, driver = ?, state = ?, state_reasons = ?, version = version + 1,
         seen_at = CURRENT_TIMESTAMP(3), lease_until = ${lease} WHERE id = ?`,
      [workerId, seen.uri, seen.driver, seen.state, JSON.stringify(seen.stateReasons), id],
    );
  }

  /** Its worker sees it no more: the next one that does may hold it. */
  async release(tx: Tx, id: number): Promise<void> {
    await write(tx, 'UPDATE printers SET lease_until = NULL WHERE id = ?', [id]);
  }

  /** The name stays: a person may have given another one. */
  async changeState(tx: Tx, id: number, state: PrinterState, stateReasons: readonly string[]): Promise<void> {
    await write(
      tx,
      'UPDATE printers SET state = ?, state_reasons = ?, version = version + 1, seen_at = CURRENT_TIMESTAMP(3) WHERE id = ?',
      [state, JSON.stringify(stateReasons), id],
    );
  }

  /** The worker was heard: it goes on holding what it can reach. */
  async seen(tx: Tx, workerId: number): Promise<void> {
    await write(
      tx,
      `UPDATE printers SET seen_at = CURRENT_TIMESTAMP(3), lease_until = IF(state = 'offline', lease_until, ${lease})
       WHERE worker_id = ?`,
      [workerId],
    );
  }

  /** What it can do, as the worker that holds it says; true when that is news. */
  async keepAbilities(tx: Tx, id: number, abilities: PrinterAbilities): Promise<boolean> {
    const told = JSON.stringify(abilities);
    const text = 'UPDATE printers SET abilities = ?, version = version + 1 WHERE id = ? AND NOT (abilities <=> ?)';
    return (await write(tx, text, [told, id, told])).affected > 0;
  }

  /** Somebody removed it: it is listed no more, and nothing goes there. */
  async retire(tx: Tx, id: number, at: Date): Promise<void> {
    await write(
      tx,
      `UPDATE printers SET removed_at = ?, state = 'offline', state_reasons = '[]', is_default = 0, lease_until = NULL,
         version = version + 1 WHERE id = ?`,
      [at, id],
    );
  }

  /** Removed, and listed by a worker again: under the name that it has there. */
  async bringBack(tx: Tx, id: number, name: string): Promise<void> {
    await write(tx, 'UPDATE printers SET removed_at = NULL, name = ?, version = version + 1 WHERE id = ?', [name, id]);
  }

  /** Whether a print that names it waits, one is at it, or one was handed out for it a moment ago. */
  async isBusy(tx: Tx, id: number): Promise<boolean> {
    const text = `SELECT id FROM print_jobs WHERE (printer_id = ? AND status IN ('queued', 'sent', 'printing'))
      OR (lease_printer_id = ? AND status = 'queued' AND lease_until > CURRENT_TIMESTAMP(3)) LIMIT 1`;
    return (await sql(tx, text, [id, id])).length > 0;
  }

  /** Whether somebody removed it. */
  async isRemoved(tx: Tx, id: number): Promise<boolean> {
    return (await sql(tx, 'SELECT id FROM printers WHERE id = ? AND removed_at IS NOT NULL', [id])).length > 0;
  }

  /** Whether it is listed, and stays so until this transaction is over. */
  async stays(tx: Tx, id: number): Promise<boolean> {
    const text = 'SELECT id FROM printers WHERE id = ? AND removed_at IS NULL LOCK IN SHARE MODE';
    return (await sql(tx, text, [id])).length > 0;
  }

  /** Something else about it changed than its state. */
  async touch(tx: Tx, id: number): Promise<void> {
    await write(tx, 'UPDATE printers SET version = version + 1 WHERE id = ?', [id]);
  }

  async rename(tx: Tx, id: number, name: string): Promise<void> {
    await write(tx, 'UPDATE printers SET name = ?, version = version + 1 WHERE id = ?', [name, id]);
  }

  async hasDefault(tx: Tx): Promise<boolean> {
    return (await sql(tx, `SELECT p.id FROM ${usablePrinters} WHERE p.is_default = 1 LIMIT 1`)).length > 0;
  }

  /** The printer that has been there longest; null when there is none. */
  async oldest(tx: Tx): Promise<number | null> {
    return (await sql<{ id: number }>(tx, `SELECT p.id FROM ${usablePrinters} ORDER BY p.id LIMIT 1`))[0]?.id ?? null;
  }

  /** Exactly one default, or none. Answers the printers that changed, as they are now. */
  async makeDefault(tx: Tx, id: number | null): Promise<readonly ReportedPrinterRow[]> {
    const was = await sql<{ id: number }>(tx, 'SELECT id FROM printers WHERE is_default = 1 ORDER BY id FOR UPDATE');
    const changed = was.filter((printer) => printer.id !== id).map((printer) => printer.id);
    if (id !== null && !was.some((printer) => printer.id === id)) changed.push(id);
    for (const printer of changed) {
      const text = 'UPDATE printers SET is_default = ?, version = version + 1 WHERE id = ?';
      await write(tx, text, [printer === id ? 1 : 0, printer]);
    }
    if (changed.length === 0) return [];
    const marks = changed.map(() => '?').join(', ');
    return (await sql<Raw>(tx, `SELECT ${columns} FROM printers p WHERE p.id IN (${marks})`, changed)).map(read);
  }

  private first(rows: readonly Raw[]): ReportedPrinterRow | null {
    return rows[0] === undefined ? null : read(rows[0]);
  }
}
