import { Injectable } from '@nestjs/common';
import { DomainError, type PrinterView } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { jobComesOutOf } from '../persistence/print-routes.repository.js';
import { usablePrinters } from '../persistence/printers.repository.js';
import { printerView, type PrinterRead } from '../printing.presenter.js';

const select = `SELECT p.id, p.worker_id AS workerId, p.name, p.driver, p.state, p.state_reasons AS stateReasons, p.abilities,
  p.is_default AS isDefault, p.version, p.seen_at AS seenAt,
  (SELECT COUNT(*) FROM print_jobs j JOIN print_routes r ON r.kind = j.kind
   WHERE j.status = 'queued' AND ${jobComesOutOf}) AS waiting
  FROM ${usablePrinters}`;

/** Everybody who sees a printer, its holder first. */
const seenBy = `SELECT s.printer_id AS printerId, w.id, w.name FROM printer_sightings s
  JOIN printers p ON p.id = s.printer_id JOIN print_workers w ON w.id = s.worker_id AND w.revoked_at IS NULL`;
const order = 'GROUP BY s.printer_id, w.id, w.name, p.worker_id ORDER BY w.id <> p.worker_id, w.name, w.id';

interface Seen {
  readonly printerId: number;
  readonly id: number;
  readonly name: string;
}

const view = (row: PrinterRead, seen: readonly Seen[]): PrinterView =>
  printerView(
    row,
    seen.filter(({ printerId }) => printerId === row.id),
  );

/** The printers of the workers that are not revoked, with how many jobs wait for each. */
@Injectable()
export class PrintersQuery {
  constructor(private readonly db: Db) {}

  async all(): Promise<readonly PrinterView[]> {
    const rows = await this.db.rows<PrinterRead>(`${select} ORDER BY p.is_default DESC, p.name, p.id`);
    const seen = await this.db.rows<Seen>(`${seenBy} ${order}`);
    return rows.map((row) => view(row, seen));
  }

  /** Throws PRINTING.PRINTER_NOT_FOUND. */
  async one(id: number): Promise<PrinterView> {
    const [row] = await this.db.rows<PrinterRead>(`${select} WHERE p.id = ?`, [id]);
    if (row === undefined) throw new DomainError('PRINTING.PRINTER_NOT_FOUND');
    return view(row, await this.db.rows<Seen>(`${seenBy} WHERE s.printer_id = ? ${order}`, [id]));
  }
}
