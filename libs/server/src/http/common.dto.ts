import type { ById, ListQuery, PageQuery, Same } from '@picolo/contracts';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

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

export const idParamIsById: Same<IdParam, ById> = true;
export const pageQueryIsPageQuery: Same<PageQueryDto, PageQuery> = true;
export const listQueryIsListQuery: Same<ListQueryDto, ListQuery> = true;
