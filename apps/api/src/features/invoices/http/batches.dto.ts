import {
  INVOICE_DUES,
  INVOICE_KINDS,
  type BatchInput,
  type InvoiceArchiveQuery,
  type InvoiceDue,
  type InvoiceKind,
  type Same,
  type WaitingFilter,
  type WaitingQuery,
} from '@picolo/contracts';
import { ClientPeriodQueryDto, maxId, MayBeAbsent, Nested, PageQueryDto, PeriodDto } from '@picolo/server/http';
import { IntersectionType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

export class WaitingFilterDto extends PeriodDto {
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(maxId)
  clientId?: number;
}

export class WaitingQueryDto extends IntersectionType(PageQueryDto, ClientPeriodQueryDto) {}

export class BatchDto {
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(maxId, { each: true })
  orderIds?: readonly number[];

  @MayBeAbsent()
  @Nested(() => WaitingFilterDto)
  all?: WaitingFilterDto;
}

export class InvoiceArchiveQueryDto extends ClientPeriodQueryDto {
  @IsOptional()
  @Matches(/^\d{1,10}(,\d{1,10}){0,499}$/)
  ids?: string;

  @IsOptional()
  @IsIn(INVOICE_KINDS)
  kind?: InvoiceKind;

  @IsOptional()
  @IsIn(INVOICE_DUES)
  due?: InvoiceDue;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}

export const waitingFilterIsFilter: Same<WaitingFilterDto, WaitingFilter> = true;
export const waitingQueryIsQuery: Same<WaitingQueryDto, WaitingQuery> = true;
export const batchIsInput: Same<BatchDto, BatchInput> = true;
export const archiveIsQuery: Same<InvoiceArchiveQueryDto, InvoiceArchiveQuery> = true;
