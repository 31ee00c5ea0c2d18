import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type Page,
  type PrintJobDetail,
  type PrintJobListQuery,
  type PrintJobView,
} from '@picolo/contracts';
import { cursorOf, Db, pageLimit, pageOf, readIdCursor, type SqlValue } from '@picolo/server/db';
import { printJobDetail, printJobView, type PrintJobRead, type PrintStepRead } from '../printing.presenter.js';

const select = `SELECT j.id, j.uuid, j.kind, j.status, j.version, j.title, j.content, j.number, j.invoice_id AS invoiceId, j.order_id AS orderId,
  j.printer_id AS printerId, p.name AS printerName, j.options, j.usual_options AS usualOptions, j.proof, j.reason, j.attempt, j.cancel_asked_at AS cancelAskedAt, j.duplicate_of AS duplicateOf,
  j.created_at AS createdAt, j.updated_at AS updatedAt, j.expires_at AS expiresAt
  FROM print_jobs j LEFT JOIN printers p ON p.id = j.printer_id`;

/** `%` and `_` of what was typed stand for themselves. */
const contains = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;

/** Once it is printed again, the doubt about the first one needs no answer any more. */
const undecided = `j.status = 'unconfirmed' AND NOT EXISTS (SELECT 1 FROM print_jobs copy WHERE copy.duplicate_of = j.id)`;

/** Rows of an export that are read at a time. */
const rowsPerRead = 500;

interface Condition {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

const conditionsOf = (query: PrintJobListQuery): Condition[] => {
  const conditions: Condition[] = [];
  const equal = (column: string, value: SqlValue | undefined): void => {
    if (value !== undefined) conditions.push({ text: `${column} = ?`, values: [value] });
  };
  equal('j.status', query.status);
  equal('j.kind', query.kind);
  equal('j.printer_id', query.printerId);
  equal('j.invoice_id', query.invoiceId);
  equal('j.order_id', query.orderId);
  if (query.waiting !== undefined) conditions.push({ text: undecided, values: [] });
  if (query.q !== undefined && query.q.trim() !== '') {
    const pattern = contains(query.q.trim());
    conditions.push({ text: '(j.title LIKE ? OR j.number LIKE ?)', values: [pattern, pattern] });
  }
  const before = readIdCursor(query.cursor);
  if (before !== null) conditions.push({ text: 'j.id < ?', values: [before] });
  return conditions;
};

@Injectable()
export class PrintJobsQuery {
  constructor(private readonly db: Db) {}

  /** Newest first. */
  async page(query: PrintJobListQuery): Promise<Page<PrintJobView>> {
    const limit = pageLimit(query.limit);
    return pageOf(await this.rows(query, limit + 1), limit, (row) => [row.id], printJobView);
  }

  /** All of a filter, newest first; `rowsPerRead` of them in memory. */
  async *every(filter: PrintJobListQuery): AsyncGenerator<PrintJobRead> {
    for (let cursor: string | undefined; ;) {
      const rows = await this.rows({ ...filter, cursor }, rowsPerRead);
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < rowsPerRead) return;
      cursor = cursorOf([last.id]);
    }
  }

  private async rows(query: PrintJobListQuery, most: number): Promise<readonly PrintJobRead[]> {
    const conditions = conditionsOf(query);
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ text }) => text).join(' AND ')}`;
    return await this.db.rows<PrintJobRead>(
      `${select} ${where} ORDER BY j.id DESC LIMIT ${String(most)}`,
      conditions.flatMap(({ values }) => values),
    );
  }

  /** Throws PRINTING.JOB_NOT_FOUND. */
  async one(id: number): Promise<PrintJobView> {
    return printJobView(await this.row(id));
  }

  /** With its history and the copies made of it. Throws PRINTING.JOB_NOT_FOUND. */
  async detail(id: number): Promise<PrintJobDetail> {
    const row = await this.row(id);
    const steps = await this.db.rows<PrintStepRead>(
      `SELECT status, created_at AS createdAt, reason, actor_name AS actorName FROM print_job_steps
       WHERE job_id = ? ORDER BY id`,
      [id],
    );
    const copies = await this.db.rows<{ id: number }>('SELECT id FROM print_jobs WHERE duplicate_of = ? ORDER BY id', [
      id,
    ]);
    return printJobDetail(
      row,
      steps,
      copies.map((copy) => copy.id),
    );
  }

  private async row(id: number): Promise<PrintJobRead> {
    const [row] = await this.db.rows<PrintJobRead>(`${select} WHERE j.id = ?`, [id]);
    if (row === undefined) throw new DomainError('PRINTING.JOB_NOT_FOUND');
    return row;
  }
}
