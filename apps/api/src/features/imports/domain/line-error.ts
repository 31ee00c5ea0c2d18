/** Why a line cannot be imported; the sentence for people is made when it is read. */
export const lineErrorCodes = [
  'csv',
  'cellCount',
  'noSku',
  'doubleColumn',
  'unknownLocation',
  'noLines',
  'tooManyLines',
  'required',
  'tooLong',
  'control',
  'notANumber',
  'negative',
  'tooLarge',
  'notYesNo',
  'notPositive',
  'duplicate',
  'archived',
  'reserved',
  'step',
] as const;
export type LineErrorCode = (typeof lineErrorCodes)[number];

export interface LineError {
  /** In the file; its header is line 1. */
  readonly line: number;
  /** A column of ours or the name of a location; null: the line as a whole. */
  readonly field: string | null;
  readonly code: LineErrorCode;
  /** What stands there, shortened. */
  readonly value: string | null;
  /** What the sentence needs: a length, a line number, a quantity. */
  readonly facts: Readonly<Record<string, string | number>>;
}

export const lineError = (
  line: number,
  field: string | null,
  code: LineErrorCode,
  value: string | null = null,
  facts: LineError['facts'] = {},
): LineError => ({ line, field, code, value: value === null ? null : value.slice(0, 200), facts });
