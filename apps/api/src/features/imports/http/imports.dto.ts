import type { CsvFileQuery, Same } from '@picolo/contracts';
import { IsIn, IsOptional } from 'class-validator';

export class CsvFileQueryDto {
  @IsOptional()
  @IsIn(['fr', 'en'])
  language?: 'fr' | 'en';
}

export const csvFileIsQuery: Same<CsvFileQueryDto, CsvFileQuery> = true;
