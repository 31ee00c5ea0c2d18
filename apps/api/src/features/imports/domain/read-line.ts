import { parseDecimal, plainCell, type ImportColumn, type NumberLocale } from '@picolo/contracts';
import type { Target } from './header.js';
import { lineError, type LineError, type LineErrorCode } from './line-error.js';

/** A line as it is staged. Null: not in the file, or an empty cell. Quantities are integer ten-thousandths. */
export interface StagedLine {
  readonly line: number;
  readonly sku: string;
  readonly name: string | null;
  readonly description: string | null;
  readonly category: string | null;
  /** Integer 1e-6 €. */
  readonly unitPrice: number | null;
  /** Integer 1e-2 %. */
  readonly vatRate: number | null;
  readonly unit: string | null;
  readonly step: number | null;
  readonly barcode: string | null;
  readonly active: boolean | null;
  readonly lowStockThreshold: number | null;
  readonly levels: readonly { readonly locationId: number; readonly quantity: number }[];
}

export interface ReadLine {
  readonly staged: StagedLine | null;
  readonly errors: readonly LineError[];
}

type Values = { -readonly [K in ImportColumn]?: string | number | boolean | null };

const maxPrice = 1_000_000_000_000;
const maxQuantity = 10_000_000_000_000;
const yes = new Set(['oui', 'yes', 'o', 'y', '1', 'vrai', 'true', 'actif', 'active']);
const no = new Set(['non', 'no', 'n', '0', 'faux', 'false', 'inactif', 'inactive']);

const lengths: Partial<Record<ImportColumn, number>> = {
  ...{ sku: 60, name: 200, description: 10_000, category: 120, unit: 20, barcode: 64 },
};

/** Numbers by column: decimals, largest value. */
const numbers: Partial<Record<ImportColumn, readonly [scale: number, max: number]>> = {
  unitPrice: [6, maxPrice],
  vatRate: [2, 10_000],
  step: [4, maxQuantity],
  lowStockThreshold: [4, maxQuantity],
};

type Checked<T> = { readonly value: T } | { readonly code: LineErrorCode; readonly facts?: LineError['facts'] };

const text = (cell: string, max: number, lines: boolean): Checked<string> => {
  if (cell.length > max) return { code: 'tooLong', facts: { max } };
  const plain = lines ? cell.replace(/[\r\n\t]/gu, '') : cell;
  return /\p{Cc}/u.test(plain) ? { code: 'control' } : { value: cell };
};

const number = (cell: string, scale: number, max: number, locale: NumberLocale): Checked<number> => {
  const value = parseDecimal(cell.replace(/[€%]/gu, ''), scale, locale);
  if (value === null) return { code: 'notANumber', facts: { decimals: scale } };
  if (value < 0) return { code: 'negative' };
  return value > max ? { code: 'tooLarge' } : { value };
};

const yesOrNo = (cell: string): Checked<boolean> => {
  const word = cell.toLowerCase();
  if (yes.has(word)) return { value: true };
  return no.has(word) ? { value: false } : { code: 'notYesNo' };
};

const check = (column: ImportColumn, cell: string, locale: NumberLocale): Checked<string | number | boolean> => {
  const rule = numbers[column];
  if (rule !== undefined) {
    const found = number(cell, ...rule, locale);
    return column === 'step' && 'value' in found && found.value === 0 ? { code: 'notPositive' } : found;
  }
  if (column === 'active') return yesOrNo(cell);
  return text(cell, lengths[column] ?? 0, column === 'description');
};

/** The cell without what spreadsheets and our own export put around it. */
const tidy = (cell: string): string => plainCell(cell.normalize('NFC').trim());

/**
 * Reads the cells of one line; every error of the line is told, not only the first. `locale` says what a comma in a number
 * means: decimals in French, groups before three digits in English.
 */
export const readLine = (
  line: number,
  cells: readonly string[],
  targets: readonly Target[],
  locale: NumberLocale,
): ReadLine => {
  const extra = cells.slice(targets.length).some((cell) => cell.trim() !== '');
  if (extra || cells.length < targets.length) {
    const facts = { expected: targets.length, found: cells.length };
    return { staged: null, errors: [lineError(line, null, 'cellCount', null, facts)] };
  }
  const errors: LineError[] = [];
  const values: Values = {};
  const levels: { locationId: number; quantity: number }[] = [];
  targets.forEach((target, index) => {
    const cell = tidy(cells[index] ?? '');
    if (target.kind === 'ignored' || cell === '') return;
    const found = target.kind === 'column' ? check(target.column, cell, locale) : number(cell, 4, maxQuantity, locale);
    const field = target.kind === 'column' ? target.column : target.place.name;
    if ('code' in found) errors.push(lineError(line, field, found.code, cell, found.facts));
    else if (target.kind === 'column') values[target.column] = found.value;
    else levels.push({ locationId: target.place.id, quantity: Number(found.value) });
  });
  if (values.sku === undefined && !errors.some(({ field }) => field === 'sku')) {
    errors.push(lineError(line, 'sku', 'required'));
  }
  return { staged: errors.length > 0 ? null : staged(line, values, levels), errors };
};

const staged = (line: number, values: Values, levels: StagedLine['levels']): StagedLine => {
  const word = (column: ImportColumn): string | null => {
    const value = values[column];
    return typeof value === 'string' ? value : null;
  };
  const amount = (column: ImportColumn): number | null => {
    const value = values[column];
    return typeof value === 'number' ? value : null;
  };
  return {
    ...{ line, sku: word('sku') ?? '', name: word('name'), description: word('description') },
    ...{ category: word('category'), unit: word('unit'), barcode: word('barcode') },
    ...{ unitPrice: amount('unitPrice'), vatRate: amount('vatRate'), step: amount('step') },
    ...{ active: typeof values.active === 'boolean' ? values.active : null },
    ...{ lowStockThreshold: amount('lowStockThreshold'), levels },
  };
};
