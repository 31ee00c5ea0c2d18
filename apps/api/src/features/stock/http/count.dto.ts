import {
  countEntryModes,
  countPicks,
  countStates,
  historyDays,
  type CountEntryInput,
  type CountEntryMode,
  type CountInput,
  type CountLineQuery,
  type CountListQuery,
  type CountPick,
  type CountState,
  type HistoryDays,
  type Same,
} from '@picolo/contracts';
import { IsQuantity, ListQueryDto, maxId, MayBeAbsent, Text } from '@picolo/server/http';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';

export class OpenCountDto {
  @Text(120)
  name!: string;

  @IsInt()
  @Min(1)
  @Max(maxId)
  locationId!: number;

  @IsIn(countPicks)
  pick!: CountPick;

  @ValidateIf(({ pick }: OpenCountDto) => pick === 'category')
  @IsInt()
  @Min(1)
  @Max(maxId)
  categoryId?: number;

  @ValidateIf(({ pick }: OpenCountDto) => pick === 'chosen')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(maxId, { each: true })
  productIds?: readonly number[];
}

export class CountEntryDto {
  @Matches(/^[\x21-\x7e]{1,100}$/)
  key!: string;

  @IsInt()
  @Min(1)
  @Max(maxId)
  productId!: number;

  @IsIn(countEntryModes)
  mode!: CountEntryMode;

  /** In the product's unit, at most 4 decimals. */
  @MayBeAbsent()
  @IsQuantity({ min: 0, max: 100_000_000 })
  quantity?: number;
}

export class CountProductDto {
  @IsInt()
  @Min(1)
  @Max(maxId)
  productId!: number;
}

export class CountListQueryDto extends ListQueryDto {
  @IsOptional()
  @IsIn(countStates)
  state?: CountState;
}

export class CountLineQueryDto extends ListQueryDto {
  @IsOptional()
  @IsIn(['waiting', 'counted', 'different'])
  show?: 'waiting' | 'counted' | 'different';
}

export class CountCodeDto {
  @Text(100)
  code!: string;
}

export class HistoryQueryDto {
  @IsOptional()
  @Type(() => Number)
  @IsIn(historyDays)
  days?: HistoryDays;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  locationId?: number;
}

export const openCountIsInput: Same<OpenCountDto, CountInput> = true;
export const countEntryIsInput: Same<CountEntryDto, CountEntryInput> = true;
export const countListIsQuery: Same<CountListQueryDto, CountListQuery> = true;
export const countLineIsQuery: Same<CountLineQueryDto, CountLineQuery> = true;
