import {
  manualMovementKinds,
  movementKinds,
  type ManualMovementKind,
  type MovementInput,
  type MovementKind,
  type MovementListQuery,
  type Same,
} from '@picolo/contracts';
import { IntersectionType } from '@nestjs/swagger';
import { IsQuantity, ListQueryDto, maxId, MayBeAbsent, PeriodDto } from '@picolo/server/http';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const most = 100_000_000;

export class AddMovementDto {
  @IsInt()
  @Min(1)
  @Max(maxId)
  productId!: number;

  @IsIn(manualMovementKinds)
  kind!: ManualMovementKind;

  /** In the product's unit, at most 4 decimals; negative only for an adjustment. */
  @IsQuantity({ min: -most, max: most })
  quantity!: number;

  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(maxId)
  locationId?: number;

  @MayBeAbsent()
  @IsString()
  @MaxLength(255)
  reason?: string;
}

export class MovementListQueryDto extends IntersectionType(ListQueryDto, PeriodDto) {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  productId?: number;

  @IsOptional()
  @IsIn(movementKinds)
  kind?: MovementKind;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  locationId?: number;
}

export const addMovementIsInput: Same<AddMovementDto, MovementInput> = true;
export const movementListIsQuery: Same<MovementListQueryDto, MovementListQuery> = true;
