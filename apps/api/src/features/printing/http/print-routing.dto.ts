import {
  maxGroupPrinters,
  maxPrintLifetimeMinutes,
  printKinds,
  type ParamsOf,
  type changePrintRoute,
  type PrinterGroupChange,
  type PrinterGroupInput,
  type PrintKind,
  type PrintRouteInput,
  type Same,
} from '@picolo/contracts';
import { maxId, MayBeAbsent, Nested, Text } from '@picolo/server/http';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { PrintOptionsDto } from './print-options.dto.js';

export class PrintKindParam {
  @IsIn(printKinds)
  kind!: PrintKind;
}

export class PrintRouteDto {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maxId)
  printerId?: number | null;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maxId)
  groupId?: number | null;

  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(maxPrintLifetimeMinutes)
  lifetimeMinutes?: number;

  @IsOptional()
  @Nested(() => PrintOptionsDto)
  options?: PrintOptionsDto | null;
}

export class PrinterGroupDto {
  @Text(120)
  name!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(maxGroupPrinters)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(maxId, { each: true })
  printerIds!: readonly number[];
}

export class PrinterGroupChangeDto extends PrinterGroupDto {
  @IsInt()
  @Min(1)
  @Max(maxId)
  version!: number;
}

export const printKindParamIsParams: Same<PrintKindParam, ParamsOf<typeof changePrintRoute>> = true;
export const printRouteIsInput: Same<PrintRouteDto, PrintRouteInput> = true;
export const printerGroupChangeIsChange: Same<PrinterGroupChangeDto, PrinterGroupChange> = true;
export const printerGroupIsInput: Same<PrinterGroupDto, PrinterGroupInput> = true;
