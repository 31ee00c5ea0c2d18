import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PrinterState, ReportedPrinter } from '@picolo/contracts';
import { parseJson, sql, write, type Tx } from '@picolo/server/db';

export interface ReportedPrinterRow {
  readonly id: number;
  readonly workerId: number;
  readonly uri: string;
  readonly state: PrinterState;
  readonly stateReasons: readonly string[];
  readonly isDefault: number;
  readonly version: number;
}

const columns = `p.id, p.worker_id AS workerId, p.uri, p.state, p.state_reasons AS stateReasons, p.is_default AS isDefault,
  p.version`;
/** Printers of a revoked worker are gone. */
const usable = 'FROM printers p JOIN print_workers w ON w.id = p.worker_id AND w.revoked_at IS NULL';

const hashOf = (uri: string): string => createHash('sha256').update(uri).digest('hex');

type Raw = Omit<ReportedPrinterRow, 'stateReasons'> & { readonly stateReasons: unknown };

const read = (row: Raw): ReportedPrinterRow => ({ ...row, stateReasons: parseJson(row.stateReasons) as string[] });

@Injectable()
export class PrintersRepository {
  async find(tx: Tx, id: number): Promise<ReportedPrinterRow | null> {
    return this.first(await sql<Raw>(tx, `SELECT ${columns} ${usable} WHERE p.id = ?`, [id]));
  }

  /** Locked: two deliveries for one printer come one after the other. */
  async lockOfWorker(tx: Tx, workerId: number, uri: string): Promise<ReportedPrinterRow | null> {
    const text = `SELECT ${columns} FROM printers p WHERE p.worker_id = ? AND p.uri_hash = ? FOR UPDATE`;
    return this.first(await sql<Raw>(tx, text, [workerId, hashOf(uri)]));
  }

  async ofWorker(tx: Tx, workerId: number): Promise<readonly ReportedPrinterRow[]> {
    const text = `SELECT ${columns} FROM printers p WHERE p.worker_id = ? ORDER BY p.id FOR UPDATE`;
    return (await sql<Raw>(tx, text, [workerId])).map(read);
  }

  async insert(tx: Tx, workerId: number, printer: ReportedPrinter): Promise<ReportedPrinterRow> {
    const { uri, name, driver, state, stateReasons } = printer;
    const { insertId } = await write(
      tx,
      `INSERT INTO printers (worker_id, uri, uri_hash, name, driver, state, state_reasons, seen_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP(3))`,
      [workerId, uri, hashOf(uri), name, driver, state, JSON.stringify(stateReasons)],
    );
    return { id: insertId, workerId, uri, state, stateReasons, isDefault: 0, version: 1 };
  }

  /** The name stays: a person may have given another one. */
  async changeState(tx: Tx, id: number, state: PrinterState, stateReasons: readonly string[]): Promise<void> {
    await write(
      tx,
      'UPDATE printers SET state = ?, state_reasons = ?, version = version + 1, seen_at = CURRENT_TIMESTAMP(3) WHERE id = ?',
      [state, JSON.stringify(stateReasons), id],
    );
  }

  async seen(tx: Tx, workerId: number): Promise<void> {
    await write(tx, 'UPDATE printers SET seen_at = CURRENT_TIMESTAMP(3) WHERE worker_id = ?', [workerId]);
  }

  async rename(tx: Tx, id: number, name: string): Promise<void> {
    await write(tx, 'UPDATE printers SET name = ?, version = version + 1 WHERE id = ?', [name, id]);
  }

  async hasDefault(tx: Tx): Promise<boolean> {
    return (await sql(tx, `SELECT p.id ${usable} WHERE p.is_default = 1 LIMIT 1`)).length > 0;
  }

  /** The printer that has been there longest; null when there is none. */
  async oldest(tx: Tx): Promise<number | null> {
    return (await sql<{ id: number }>(tx, `SELECT p.id ${usable} ORDER BY p.id LIMIT 1`))[0]?.id ?? null;
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
