import { Controller, Query, StreamableFile } from '@nestjs/common';
import { accountingTotals, exportEntries, type AccountingTotals } from '@picolo/contracts';
import { Serves } from '@picolo/server/auth';
import { AccountingQuery } from '../queries/accounting.query.js';
import { AccountingPeriodDto } from './accounting.dto.js';

/** Entries for the accountant. */
@Controller()
export class AccountingController {
  constructor(private readonly accounting: AccountingQuery) {}

  @Serves(accountingTotals)
  totals(@Query() period: AccountingPeriodDto): Promise<AccountingTotals> {
    return this.accounting.totals(period);
  }

  @Serves(exportEntries)
  csv(@Query() period: AccountingPeriodDto): StreamableFile {
    return new StreamableFile(this.accounting.csv(period), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="ecritures-${period.from}-${period.to}.csv"`,
    });
  }
}
