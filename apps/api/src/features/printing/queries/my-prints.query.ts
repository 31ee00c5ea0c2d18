import { Injectable } from '@nestjs/common';
import type { ListQuery, MyPrintView, Page, PrintStatus } from '@picolo/contracts';
import { Db, pageLimit, pageOf, readIdCursor } from '@picolo/server/db';

interface MyPrintRow {
  readonly id: number;
  readonly status: PrintStatus;
  readonly version: number;
  readonly content: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const viewOf = ({ createdAt, updatedAt, ...row }: MyPrintRow): MyPrintView => ({
  ...row,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

/** What one person had printed as messages (PR-1). */
@Injectable()
export class MyPrintsQuery {
  constructor(private readonly db: Db) {}

  /** Newest first. */
  async page(userId: number, query: ListQuery): Promise<Page<MyPrintView>> {
    const limit = pageLimit(query.limit);
    const before = readIdCursor(query.cursor);
    const rows = await this.db.rows<MyPrintRow>(
      `SELECT id, status, version, content, created_at AS createdAt, updated_at AS updatedAt FROM print_jobs
       WHERE submitted_by = ? AND kind = 'text' AND content IS NOT NULL AND duplicate_of IS NULL ${before === null ? '' : 'AND id < ?'}
       ORDER BY id DESC LIMIT ${String(limit + 1)}`,
      before === null ? [userId] : [userId, before],
    );
    return pageOf(rows, limit, (row) => [row.id], viewOf);
  }
}
