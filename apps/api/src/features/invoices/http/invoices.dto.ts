import { INVOICE_KINDS, type InvoiceKind, type InvoiceListQuery, type Same } from '@picolo/contracts';
import { ListQueryDto, maxId } from '@picolo/server/http';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';

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
}

export const invoiceListQueryIsTheContract: Same<InvoiceListQueryDto, InvoiceListQuery> = true;
