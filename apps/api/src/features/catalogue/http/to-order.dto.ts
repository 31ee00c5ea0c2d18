import type { ChosenQuantity, Locale, Same, ToOrderExport } from '@picolo/contracts';
import { IsQuantity, ListOf, maxId } from '@picolo/server/http';
import { ArrayUnique, IsIn, IsInt, Max, Min } from 'class-validator';

export class ChosenQuantityDto {
  @IsInt()
  @Min(1)
  @Max(maxId)
  id!: number;

  @IsQuantity({ min: 0, max: 1_000_000_000 })
  quantity!: number;
}

export class ToOrderExportDto {
  @IsIn(['fr', 'en'])
  language!: Locale;

  @ListOf(() => ChosenQuantityDto, { min: 0, max: 1000 })
  @ArrayUnique(({ id }: ChosenQuantityDto) => id)
  chosen!: readonly ChosenQuantityDto[];
}

export const chosenQuantityIsTheContract: Same<ChosenQuantityDto, ChosenQuantity> = true;
export const toOrderExportIsInput: Same<ToOrderExportDto, ToOrderExport> = true;
