import { Injectable } from '@nestjs/common';
import type { PrintWorkerView } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { printWorkerView, type PrintWorkerRead } from '../printing.presenter.js';

/** Enrolled workers, revoked ones last. */
@Injectable()
export class PrintWorkersQuery {
  constructor(private readonly db: Db) {}

  async all(): Promise<readonly PrintWorkerView[]> {
    const rows = await this.db.rows<PrintWorkerRead>(
      `SELECT id, name, connection_id AS connectionId, software_version AS softwareVersion, protocol, enrolled_at AS enrolledAt,
         seen_at AS seenAt, revoked_at AS revokedAt
       FROM print_workers ORDER BY revoked_at IS NOT NULL, name, id`,
    );
    return rows.map(printWorkerView);
  }
}
