import {
  foundDrivers,
  maxFoundPrinters,
  printerOrderRefusals,
  type FoundDriver,
  type FoundPrinter,
  type PrinterOrderAnswer,
  type Same,
} from '@picolo/contracts';
import { plainToInstance } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Length, validateSync } from 'class-validator';

class FoundPrinterDto {
  @IsString()
  @Length(1, 500)
  uri!: string;

  @IsIn(foundDrivers)
  driver!: FoundDriver;

  @IsString()
  @Length(1, 120)
  name!: string;

  @IsOptional()
  @IsString()
  @Length(1, 120)
  model!: string | null;

  @IsOptional()
  @IsString()
  @Length(1, 120)
  place!: string | null;

  @IsBoolean()
  used!: boolean;
}

const reasons: readonly unknown[] = printerOrderRefusals;
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What a search answered, without what is no printer and without more than there may be; null when it is no answer. */
export function foundPrinters(told: unknown): readonly FoundPrinter[] | null {
  if (!isRecord(told) || !Array.isArray(told['printers'])) return null;
  return told['printers'].slice(0, maxFoundPrinters).flatMap(foundPrinter);
}

/** None when it is not one: what is odd about one keeps nobody from seeing the others. */
function foundPrinter(told: unknown): readonly FoundPrinter[] {
  if (!isRecord(told)) return [];
  const found = plainToInstance(FoundPrinterDto, told);
  if (validateSync(found, { whitelist: true, forbidUnknownValues: true }).length > 0) return [];
  const { uri, driver, name, model, place, used } = found;
  return [{ uri, driver, name, used, model: model ?? null, place: place ?? null }];
}

/** What became of an order; null when it cannot be understood. */
export function orderAnswer(told: unknown): PrinterOrderAnswer | null {
  if (!isRecord(told)) return null;
  if (told['done'] === true) return { done: true };
  return reasons.includes(told['because']) ? (told as PrinterOrderAnswer) : null;
}

export const foundIsFound: Same<FoundPrinterDto, FoundPrinter> = true;
