import {
  INVOICE_DUES,
  INVOICE_KINDS,
  PAYMENT_METHODS,
  type CancelPaymentInput,
  type InvoiceDue,
  type InvoiceKind,
  type InvoiceListQuery,
  type PaymentInput,
  type PaymentMethod,
  type PaymentOf,
  type Same,
} from '@picolo/contracts';
import { IdParam, IsDay, ListQueryDto, maxId, MayBeAbsent } from '@picolo/server/http';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

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
