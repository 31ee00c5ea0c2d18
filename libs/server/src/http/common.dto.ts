import type { ById, ListQuery, Locale, PageQuery, Same } from '@picolo/contracts';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsDay, MayBeAbsent } from './fields.js';

/** The largest id a table can hold (INT UNSIGNED). */
export const maxId = 4_294_967_295;

export class IdParam {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  id!: number;
}

export class PageQueryDto {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

export class ListQueryDto extends PageQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}

/** Days in the company's zone, both inclusive. */
export class PeriodDto {
  @MayBeAbsent()
  @IsDay()
  from?: string;

  @MayBeAbsent()
  @IsDay()
  to?: string;
}

/** What a query narrows by client and days. */
export class ClientPeriodQueryDto extends PeriodDto {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  clientId?: number;
}

/** Of headings, separators and dates of a file; French unless told. */
export class FileLocaleDto {
  @IsOptional()
  @IsIn(['fr', 'en'])
  locale?: Locale;
}

export const idParamIsById: Same<IdParam, ById> = true;
export const pageQueryIsPageQuery: Same<PageQueryDto, PageQuery> = true;
export const listQueryIsListQuery: Same<ListQueryDto, ListQuery> = true;
