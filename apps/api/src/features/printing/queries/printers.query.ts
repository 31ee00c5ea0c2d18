import { Injectable } from '@nestjs/common';
import { DomainError, type PrinterView } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { jobComesOutOf } from '../persistence/print-routes.repository.js';
import { printerView, type PrinterRead } from '../printing.presenter.js';

const select = `SELECT p.id, p.worker_id AS workerId, p.name, p.driver, p.state, p.state_reasons AS stateReasons,
  p.is_default AS isDefault, p.version, p.seen_at AS seenAt,
  (SELECT COUNT(*) FROM print_jobs j JOIN print_routes r ON r.kind = j.kind
   WHERE j.status = 'queued' AND ${jobComesOutOf}) AS waiting
  FROM printers p JOIN print_workers w ON w.id = p.worker_id AND w.revoked_at IS NULL`;

/** The printers of the workers that are not revoked, with how many jobs wait for each. */
@Injectable()
export class PrintersQuery {
  constructor(private readonly db: Db) {}

  async all(): Promise<readonly PrinterView[]> {
    return (await this.db.rows<PrinterRead>(`${select} ORDER BY p.is_default DESC, p.name, p.id`)).map(printerView);
  }

  /** Throws PRINTING.PRINTER_NOT_FOUND. */
  async one(id: number): Promise<PrinterView> {
    const [row] = await this.db.rows<PrinterRead>(`${select} WHERE p.id = ?`, [id]);
    if (row === undefined) throw new DomainError('PRINTING.PRINTER_NOT_FOUND');
    return printerView(row);
  }
}
