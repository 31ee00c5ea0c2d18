import { trendDays, type Same, type TrendDays } from '@picolo/contracts';
import { Type } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';

export class TrendsDto {
  @IsOptional()
  @Type(() => Number)
  @IsIn(trendDays)
  days?: TrendDays;
}

export const trendsDtoIsQuery: Same<TrendsDto, { days?: TrendDays }> = true;
