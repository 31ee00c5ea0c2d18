import { Body, Controller, Query, StreamableFile } from '@nestjs/common';
import {
  accountingTotals,
  changeAccounts,
  exportEntries,
  getAccounts,
  type AccountingTotals,
  type AccountsView,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { AccountingQuery } from '../queries/accounting.query.js';
import { ChangeAccounts } from '../use-cases/change-accounts.use-case.js';
import { ExportEntries } from '../use-cases/export-entries.use-case.js';
import { AccountingPeriodDto, ChangeAccountsDto } from './accounting.dto.js';

/** Entries for the accountant. */
@Controller()
export class AccountingController {
  constructor(
    private readonly accounting: AccountingQuery,
    private readonly accounts: ChangeAccounts,
    private readonly exporting: ExportEntries,
  ) {}

  @Serves(getAccounts)
  read(): Promise<AccountsView> {
    return this.accounts.read();
  }

  @Serves(changeAccounts)
  change(@CurrentActor() actor: Actor, @Body() body: ChangeAccountsDto): Promise<AccountsView> {
    return this.accounts.execute(actor, body);
  }

  @Serves(accountingTotals)
  totals(@Query() period: AccountingPeriodDto): Promise<AccountingTotals> {
    return this.accounting.totals(period);
  }

  @Serves(exportEntries)
  async csv(@CurrentActor() actor: Actor, @Query() period: AccountingPeriodDto): Promise<StreamableFile> {
    return new StreamableFile(await this.exporting.execute(actor, period), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="ecritures-${period.from}-${period.to}.csv"`,
    });
  }
}
