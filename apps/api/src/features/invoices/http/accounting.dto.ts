import type { AccountingPeriod, Same } from '@picolo/contracts';
import { IsDay } from '@picolo/server/http';

export class AccountingPeriodDto {
  @IsDay()
  from!: string;

  @IsDay()
  to!: string;
}

export const accountingPeriodIsPeriod: Same<AccountingPeriodDto, AccountingPeriod> = true;
