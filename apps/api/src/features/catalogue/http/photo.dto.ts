import type { PhotoChange, PhotoOrder, Same } from '@picolo/contracts';
import { IdParam, maxId } from '@picolo/server/http';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

export class PhotoParams extends IdParam {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  photoId!: number;
}

export class PhotoNameParam {
  @IsString()
  @MaxLength(60)
  name!: string;
}

export class PhotoOrderDto {
  @IsArray()
  @ArrayMaxSize(100)
  @IsInt({ each: true })
  ids!: readonly number[];
}

export class PhotoChangeDto {
  /** Empty: the product's name says it. */
  @IsString()
  @MaxLength(200)
  @Matches(/^\P{Cc}*$/u)
  alt!: string;
}

export const photoOrderIsOrder: Same<PhotoOrderDto, PhotoOrder> = true;
export const photoChangeIsChange: Same<PhotoChangeDto, PhotoChange> = true;
