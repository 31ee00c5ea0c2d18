import { Injectable } from '@nestjs/common';
import type { DashboardView } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { PrintersQuery } from './printers.query.js';

/** The printers as the dashboard shows them. */
@Injectable()
export class PrintFiguresQuery {
  constructor(
    private readonly db: Db,
    private readonly printers: PrintersQuery,
  ) {}

  async now(): Promise<NonNullable<DashboardView['printing']>> {
    const [printers, [row]] = await Promise.all([
      this.printers.all(),
      this.db.rows<{ count: number }>("SELECT COUNT(*) AS count FROM print_jobs WHERE status = 'unconfirmed'"),
    ]);
    return {
      printers: printers.map(({ id, name, state, waiting }) => ({ id, name, state, waiting })),
      undecided: row?.count ?? 0,
    };
  }
}
