import {
  INVOICE_DUES,
  INVOICE_KINDS,
  PAYMENT_METHODS,
  type CancelPaymentInput,
  type CreditNoteInput,
  type DepositInput,
  type InvoiceDue,
  type InvoiceKind,
  type InvoiceListQuery,
  type PaymentInput,
  type PaymentMethod,
  type PaymentOf,
  type SendInvoiceInput,
  type Same,
} from '@picolo/contracts';
import { IdParam, IsDay, IsQuantity, ListOf, ListQueryDto, maxId, MayBeAbsent } from '@picolo/server/http';
import { Type } from 'class-transformer';
import { ArrayUnique, IsEmail, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

export class InvoiceListQueryDto extends ListQueryDto {
  @IsOptional()
  @IsIn(INVOICE_KINDS)
  kind?: InvoiceKind;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  orderId?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  clientId?: number;

  @IsOptional()
  @IsIn(INVOICE_DUES)
  due?: InvoiceDue;
}

/** Ten million euros: no invoice of a small company, and sums stay exact integers. */
const mostCents = 1_000_000_000;

export class PaymentDto {
  @IsInt()
  @Min(1)
  @Max(mostCents)
  amountCents!: number;

  @IsIn(PAYMENT_METHODS)
  method!: PaymentMethod;

  @IsDay()
  paidOn!: string;

  @MayBeAbsent()
  @IsString()
  @MaxLength(120)
  reference?: string;
}

export class CancelPaymentDto {
  @MayBeAbsent()
  @IsString()
  @MaxLength(120)
  reason?: string;
}

export class CreditedLineDto {
  @IsInt()
  @Min(1)
  @Max(1000)
  line!: number;

  @IsQuantity({ min: 0.0001, max: 10_000_000 })
  quantity!: number;
}

export class CreditedAmountDto {
  @IsInt()
  @Min(0)
  @Max(10_000)
  vatRate!: number;

  @IsInt()
  @Min(1)
  @Max(mostCents)
  netCents!: number;
}

export class CreditNoteDto {
  @MayBeAbsent()
  @IsIn([true])
  rest?: true;

  @MayBeAbsent()
  @ListOf(() => CreditedLineDto, { min: 1, max: 200 })
  @ArrayUnique(({ line }: CreditedLineDto) => line)
  lines?: readonly CreditedLineDto[];

  @MayBeAbsent()
  @ListOf(() => CreditedAmountDto, { min: 1, max: 10 })
  @ArrayUnique(({ vatRate }: CreditedAmountDto) => vatRate)
  amounts?: readonly CreditedAmountDto[];

  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  reason?: string;
}

export class DepositDto {
  /** In hundredths of a percent. */
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(10_000)
  percent?: number;

  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(mostCents)
  grossCents?: number;
}

export class SendInvoiceDto {
  @MayBeAbsent()
  @IsEmail()
  @MaxLength(254)
  to?: string;
}

export class PaymentParam extends IdParam {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  paymentId!: number;
}

export const invoiceListQueryIsTheContract: Same<InvoiceListQueryDto, InvoiceListQuery> = true;
export const paymentIsInput: Same<PaymentDto, PaymentInput> = true;
export const cancelPaymentIsInput: Same<CancelPaymentDto, CancelPaymentInput> = true;
export const paymentParamIsTheContract: Same<PaymentParam, PaymentOf & { readonly id: number }> = true;
export const creditNoteIsInput: Same<CreditNoteDto, CreditNoteInput> = true;
export const depositIsInput: Same<DepositDto, DepositInput> = true;
export const sendInvoiceIsInput: Same<SendInvoiceDto, SendInvoiceInput> = true;
