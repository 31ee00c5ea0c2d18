import type { LocationChange, LocationInput, Same, TransferInput, TransferLineInput } from '@picolo/contracts';
import { IsQuantity, ListOf, maxId, MayBeAbsent, Text } from '@picolo/server/http';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';

export class LocationDto {
  @Text(120)
  name!: string;
}

export class ChangeLocationDto extends LocationDto {
  @IsInt()
  @Min(1)
  @Max(maxId)
  version!: number;
}

export class TransferLineDto {
  @IsInt()
  @Min(1)
  @Max(maxId)
  productId!: number;

  /** In the product's unit, at most 4 decimals. */
  @IsQuantity({ min: 0.0001, max: 100_000_000 })
  quantity!: number;
}

export class TransferDto {
  @IsInt()
  @Min(1)
  @Max(maxId)
  fromId!: number;

  @IsInt()
  @Min(1)
  @Max(maxId)
  toId!: number;

  @ListOf(() => TransferLineDto, { min: 1, max: 200 })
  lines!: readonly TransferLineDto[];

  @MayBeAbsent()
  @IsString()
  @MaxLength(255)
  reason?: string;
}

export const locationIsInput: Same<LocationDto, LocationInput> = true;
export const changeLocationIsInput: Same<ChangeLocationDto, LocationChange> = true;
export const transferLineIsInput: Same<TransferLineDto, TransferLineInput> = true;
export const transferIsInput: Same<TransferDto, TransferInput> = true;
