import type { Same, ShopListQuery } from '@picolo/contracts';
import { ListQueryDto } from '@picolo/server/http';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class ShopListQueryDto extends ListQueryDto {
  @IsOptional()
  @IsString()
  @MaxLength(120)
  category?: string;

  @IsOptional()
  @IsIn(['name', 'price', '-price'])
  sort?: 'name' | 'price' | '-price';

  /** At most 100 ids with commas between. */
  @IsOptional()
  @Matches(/^\d{1,10}(,\d{1,10}){0,99}$/)
  ids?: string;
}

export class SlugParam {
  @IsString()
  @MaxLength(200)
  slug!: string;
}

export const shopListIsQuery: Same<ShopListQueryDto, ShopListQuery> = true;
