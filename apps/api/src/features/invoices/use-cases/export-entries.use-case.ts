import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { AccountingPeriod } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { AccountingQuery } from '../queries/accounting.query.js';

/** The file for the accountant; who took it, and of which days, is written down (ID-8). */
@Injectable()
export class ExportEntries {
  constructor(
    private readonly db: Db,
    private readonly accounting: AccountingQuery,
    private readonly audit: AuditFacade,
  ) {}

  /** Throws REQUEST.INVALID for a period that is none. */
  async execute(actor: Actor, period: AccountingPeriod): Promise<Readable> {
    const file = this.accounting.csv(period);
    await this.db.tx((tx) =>
      this.audit.record(tx, actor, {
        ...{ action: 'invoice.exported', subject: 'invoice', subjectName: `${period.from} – ${period.to}` },
        after: { firstDay: period.from, lastDay: period.to },
      }),
    );
    return file;
  }
}
