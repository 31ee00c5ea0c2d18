import type { Same, SearchQuery } from '@picolo/contracts';
import { IsString, Length, Matches } from 'class-validator';

export class SearchDto {
  @IsString()
  @Length(1, 100)
  @Matches(/\S/u)
  q!: string;
}

export const searchDtoIsQuery: Same<SearchDto, SearchQuery> = true;
