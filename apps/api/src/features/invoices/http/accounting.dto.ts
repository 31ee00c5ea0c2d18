import {
  ACCOUNT_NUMBERS,
  type AccountingPeriod,
  type AccountRole,
  type ChangeAccountsInput,
  type Same,
} from '@picolo/contracts';
import { IsDay, ListOf, maxId, Nested, Text } from '@picolo/server/http';
import { ArrayUnique, IsInt, Matches, Max, Min } from 'class-validator';

export class AccountingPeriodDto {
  @IsDay()
  from!: string;

  @IsDay()
  to!: string;
}

export class AccountDto {
  number!: string;

  @Text(100)
  name!: string;
}

/** An account whose number fits its use. */
const accountFor = (role: AccountRole): new () => AccountDto => {
  class AccountOfRoleDto extends AccountDto {
    @Matches(ACCOUNT_NUMBERS[role])
    override number!: string;
  }
  return AccountOfRoleDto;
};

const ClientsAccountDto = accountFor('clients');
const DepositsAccountDto = accountFor('deposits');
const SalesAccountDto = accountFor('sales');
const VatAccountDto = accountFor('vat');
const CashAccountDto = accountFor('cash');
const MoneyAccountDto = accountFor('transfer');

export class RateAccountsDto {
  @IsInt()
  @Min(0)
  @Max(10_000)
  vatRate!: number;

  @Nested(() => SalesAccountDto)
  sales!: AccountDto;

  @Nested(() => VatAccountDto)
  vat!: AccountDto;
}

export class ChangeAccountsDto {
  @Nested(() => ClientsAccountDto)
  clients!: AccountDto;

  @Nested(() => DepositsAccountDto)
  deposits!: AccountDto;

  @Nested(() => SalesAccountDto)
  sales!: AccountDto;

  @Nested(() => SalesAccountDto)
  salesIntraCommunity!: AccountDto;

  @Nested(() => SalesAccountDto)
  salesReverseCharge!: AccountDto;

  @Nested(() => VatAccountDto)
  vat!: AccountDto;

  @Nested(() => CashAccountDto)
  cash!: AccountDto;

  @Nested(() => MoneyAccountDto)
  card!: AccountDto;

  @Nested(() => MoneyAccountDto)
  cheque!: AccountDto;

  @Nested(() => MoneyAccountDto)
  transfer!: AccountDto;

  @ListOf(() => RateAccountsDto, { min: 0, max: 20 })
  @ArrayUnique(({ vatRate }: RateAccountsDto) => vatRate)
  rates!: readonly RateAccountsDto[];

  @IsInt()
  @Min(0)
  @Max(maxId)
  version!: number;
}

export const accountingPeriodIsPeriod: Same<AccountingPeriodDto, AccountingPeriod> = true;
export const changeAccountsIsInput: Same<ChangeAccountsDto, ChangeAccountsInput> = true;
