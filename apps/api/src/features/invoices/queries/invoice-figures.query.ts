import { Injectable } from '@nestjs/common';
import { Db } from '@picolo/server/db';

export interface InvoiceFigures {
  readonly unpaid: number;
  readonly unpaidCents: number;
  readonly overdue: number;
  readonly overdueCents: number;
}

interface Row {
  readonly unpaid: number;
  readonly unpaid_cents: string | number | null;
  readonly overdue: string | number | null;
  readonly overdue_cents: string | number | null;
}

/** Sums of invoices, each along an index. */
@Injectable()
export class InvoiceFiguresQuery {
  constructor(private readonly db: Db) {}

  /** What clients owe; overdue before `today`. */
  async now(today: string): Promise<InvoiceFigures> {
    const [row] = await this.db.rows<Row>(
      `SELECT COUNT(*) AS unpaid, SUM(balance_cents) AS unpaid_cents, SUM(due_date < ?) AS overdue,
         SUM(IF(due_date < ?, balance_cents, 0)) AS overdue_cents
       FROM invoice_balances WHERE settlement = 'receivable'`,
      [today, today],
    );
    return {
      unpaid: row?.unpaid ?? 0,
      unpaidCents: Number(row?.unpaid_cents ?? 0),
      overdue: Number(row?.overdue ?? 0),
      overdueCents: Number(row?.overdue_cents ?? 0),
    };
  }

  /** Invoices less credit notes without VAT, for each of these days (ascending). */
  async netPerDay(days: readonly string[]): Promise<readonly number[]> {
    const rows = await this.db.rows<{ day: string; cents: string | number }>(
      `SELECT issue_date AS day, SUM(IF(kind = 'credit_note', -net_cents, net_cents)) AS cents
       FROM invoices WHERE issue_date >= ? GROUP BY issue_date`,
      [days[0] ?? ''],
    );
    const byDay = new Map(rows.map(({ day, cents }) => [day, Number(cents)]));
    return days.map((day) => byDay.get(day) ?? 0);
  }
}
