import { IdParam, maxId } from '@picolo/server/http';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';

export class ExportParam extends IdParam {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  exportId!: number;
}

export class OwnErasureDto {
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  password!: string;
}

export class ErasureDto {
  @IsBoolean()
  now!: boolean;
}
