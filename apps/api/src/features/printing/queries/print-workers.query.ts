import { Injectable } from '@nestjs/common';
import { DomainError, type PrintWorkerView } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { printWorkerView, type PrintWorkerRead } from '../printing.presenter.js';

const select = `SELECT id, name, connection_id AS connectionId, software_version AS softwareVersion, protocol, manages,
  enrolled_at AS enrolledAt, seen_at AS seenAt, revoked_at AS revokedAt FROM print_workers`;

/** Enrolled workers, revoked ones last. */
@Injectable()
export class PrintWorkersQuery {
  constructor(private readonly db: Db) {}

  async all(): Promise<readonly PrintWorkerView[]> {
    const rows = await this.db.rows<PrintWorkerRead>(`${select} ORDER BY revoked_at IS NOT NULL, name, id`);
    return rows.map(printWorkerView);
  }

  /** Throws PRINTING.WORKER_NOT_FOUND. */
  async one(id: number): Promise<PrintWorkerView> {
    const [row] = await this.db.rows<PrintWorkerRead>(`${select} WHERE id = ?`, [id]);
    if (row === undefined) throw new DomainError('PRINTING.WORKER_NOT_FOUND');
    return printWorkerView(row);
  }
}
