import {
  orderInvoicingRules,
  orderTicketRules,
  type Address,
  type ChangeCompanyInput,
  type LegalTexts,
  type LogoChoice,
  type OrderInvoicingRule,
  type OrderTicketRule,
  type Same,
} from '@picolo/contracts';
import { IsDay, ListOf, maxId, MayBeAbsent, Nested, Text } from '@picolo/server/http';
import { IsBoolean, IsEmail, IsIn, IsInt, IsString, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { AddressDto } from '../../clients/index.js';

/** Null empties a field; leaving it out is refused: the page sends everything it shows. */
const OrNull = (): PropertyDecorator => ValidateIf((_, value) => value !== null);

/** The most that BIGINT cents and safe integers hold with room to spare. */
const mostCents = 1_000_000_000_000_00;

export class ExemptionDto {
  /** Of the VATEX list. */
  @Matches(/^VATEX-[A-Z0-9-]{2,40}$/)
  code!: string;

  @Text(300)
  text!: string;
}

export class LegalTextsDto {
  @IsDay()
  validFrom!: string;

  @Text(600)
  latePenalties!: string;

  @Text(600)
  recoveryFee!: string;

  @Text(600)
  earlyPayment!: string;

  @Text(600)
  paymentTerms!: string;

  @IsString()
  @MaxLength(300)
  vatOnDebits!: string;

  @OrNull()
  @Nested(() => ExemptionDto)
  exemption!: ExemptionDto | null;

  @MayBeAbsent()
  @IsString()
  @MaxLength(300)
  intraCommunity?: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(300)
  reverseCharge?: string;
}

export class CompanyDto {
  @Text(160)
  name!: string;

  @Text(60)
  legalForm!: string;

  @OrNull()
  @IsInt()
  @Min(0)
  @Max(mostCents)
  capitalCents!: number | null;

  @Text(20)
  siren!: string;

  @OrNull()
  @Text(30)
  siret!: string | null;

  @OrNull()
  @Text(100)
  rcsCity!: string | null;

  @OrNull()
  @Text(30)
  vatNumber!: string | null;

  @IsBoolean()
  vatOnDebits!: boolean;

  @Nested(() => AddressDto)
  address!: AddressDto;

  @OrNull()
  @IsEmail()
  @MaxLength(254)
  email!: string | null;

  @OrNull()
  @Text(40)
  phone!: string | null;

  @Matches(/^[A-Za-z0-9+\-_.]{1,125}$/)
  electronicAddress!: string;

  @OrNull()
  @Text(60)
  iban!: string | null;

  @IsIn(['B1', 'S1', 'M1'])
  nature!: 'B1' | 'S1' | 'M1';

  @IsString()
  @MaxLength(60)
  timeZone!: string;

  @IsInt()
  @Min(1)
  @Max(12)
  fiscalYearStartMonth!: number;

  @IsInt()
  @Min(0)
  @Max(365)
  paymentDays!: number;

  @IsBoolean()
  printInvoices!: boolean;

  @IsBoolean()
  mailInvoices!: boolean;

  @MayBeAbsent()
  @IsIn(orderTicketRules)
  orderTicket?: OrderTicketRule;

  @MayBeAbsent()
  @IsIn(orderInvoicingRules)
  orderInvoicing?: OrderInvoicingRule;

  @MayBeAbsent()
  @IsBoolean()
  transmitInvoices?: boolean;

  @ListOf(() => LegalTextsDto, { min: 1, max: 20 })
  legalTexts!: readonly LegalTextsDto[];
}

export class LogoChoiceDto {
  /** Null: documents bear no logo. */
  @OrNull()
  @Matches(/^[0-9a-f]{64}$/)
  sha256!: string | null;
}

export class LogoParam {
  @IsString()
  @MaxLength(64)
  hash!: string;
}

export class ChangeCompanyDto extends CompanyDto {
  @IsInt()
  @Min(0)
  @Max(maxId)
  version!: number;
}

export const legalTextsAreInput: Same<LegalTextsDto, LegalTexts> = true;
export const companyIsInput: Same<Omit<ChangeCompanyDto, 'address'>, Omit<ChangeCompanyInput, 'address'>> = true;
export const companyAddressIsInput: Same<AddressDto, Address> = true;
export const logoChoiceIsInput: Same<LogoChoiceDto, LogoChoice> = true;
