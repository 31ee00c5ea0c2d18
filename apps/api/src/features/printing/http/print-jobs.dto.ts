import {
  printKinds,
  printStatuses,
  type BodyOf,
  type decidePrintJob,
  type PrintInput,
  type PrintJobListQuery,
  type PrintJournalQuery,
  type PrintKind,
  type PrintStatus,
  type ReprintInput,
  type Same,
} from '@picolo/contracts';
import { FileLocaleDto, ListQueryDto, maxId, MayBeAbsent } from '@picolo/server/http';
import { IntersectionType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { PrintOptionsDto } from './print-options.dto.js';

export class PrintDto extends PrintOptionsDto {
  /** Length and characters are rules of printing and answered with its own codes. */
  @IsString()
  content!: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(maxId)
  printerId?: number | null;
}

export class PrintJobListQueryDto extends ListQueryDto {
  @IsOptional()
  @IsIn(printStatuses)
  status?: PrintStatus;

  @IsOptional()
  @IsIn(printKinds)
  kind?: PrintKind;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  printerId?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  invoiceId?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(maxId)
  orderId?: number;

  @IsOptional()
  @IsIn(['decision'])
  waiting?: 'decision';
}

export class PrintJournalQueryDto extends IntersectionType(
  PickType(PrintJobListQueryDto, ['q', 'status', 'kind', 'printerId']),
  FileLocaleDto,
) {}

export class ReprintDto extends PrintOptionsDto {
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(maxId)
  printerId?: number;
}

export class DecisionDto extends ReprintDto {
  @IsIn(['printed', 'reprint'])
  decision!: 'printed' | 'reprint';
}

export const printDtoIsInput: Same<PrintDto, PrintInput> = true;
export const printJobListQueryIsInput: Same<PrintJobListQueryDto, PrintJobListQuery> = true;
export const printJournalQueryIsQuery: Same<PrintJournalQueryDto, PrintJournalQuery> = true;
export const decisionIsInput: Same<DecisionDto, BodyOf<typeof decidePrintJob>> = true;
export const reprintIsInput: Same<ReprintDto, ReprintInput> = true;
