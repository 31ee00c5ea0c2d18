import {
  foundDrivers,
  maxFoundPrinters,
  type FoundDriver,
  type FoundPrinter,
  type PrinterOrderAnswer,
  type Same,
} from '@picolo/contracts';
import { ListOf } from '@picolo/server/http';
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

class FoundDto {
  @ListOf(() => FoundPrinterDto, { min: 0, max: maxFoundPrinters })
  printers!: readonly FoundPrinterDto[];
}

const reasons: readonly unknown[] = ['address', 'not-found', 'not-listed', 'busy', 'failed'];
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What a search answered; null when it is not one. */
export function foundPrinters(told: unknown): readonly FoundPrinter[] | null {
  if (!isRecord(told)) return null;
  const found = plainToInstance(FoundDto, told);
  const wrong = validateSync(found, { whitelist: true, forbidUnknownValues: true });
  if (wrong.length > 0) return null;
  return found.printers.map(({ uri, driver, name, model, place, used }) => ({
    ...{ uri, driver, name, used, model: model ?? null, place: place ?? null },
  }));
}

/** What became of an order; null when it cannot be understood. */
export function orderAnswer(told: unknown): PrinterOrderAnswer | null {
  if (!isRecord(told)) return null;
  if (told['done'] === true) return { done: true };
  return reasons.includes(told['because']) ? (told as PrinterOrderAnswer) : null;
}

export const foundIsFound: Same<FoundPrinterDto, FoundPrinter> = true;
