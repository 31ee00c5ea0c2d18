import { Injectable } from '@nestjs/common';
import type { FailedTaskView, ListQuery, Page } from '@picolo/contracts';
import { Db, pageLimit, pageOf, readIdCursor } from '@picolo/server/db';

interface Row {
  readonly id: number;
  readonly consumer: string;
  readonly type: string;
  readonly subject: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly created_at: Date;
}

/** Outbox rows that failed eight times, newest first. */
@Injectable()
export class FailedTasksQuery {
  constructor(private readonly db: Db) {}

  async page(query: ListQuery): Promise<Page<FailedTaskView>> {
    const limit = pageLimit(query.limit);
    const before = readIdCursor(query.cursor);
    const rows = await this.db.rows<Row>(
      `SELECT id, consumer, type, subject, attempts, error, created_at FROM outbox
       WHERE state = 3 ${before === null ? '' : 'AND id < ?'} ORDER BY id DESC LIMIT ${String(limit + 1)}`,
      before === null ? [] : [before],
    );
    return pageOf(rows, limit, (row) => [row.id], view);
  }
}

const view = (row: Row): FailedTaskView => ({
  id: row.id,
  consumer: row.consumer,
  type: row.type,
  subject: row.subject,
  attempts: row.attempts,
  error: row.error ?? '',
  createdAt: row.created_at.toISOString(),
});
