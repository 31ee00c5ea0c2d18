import ipp from '@sealsystems/ipp';

export type IppOperation =
  | 'Print-Job'
  | 'Get-Printer-Attributes'
  | 'Get-Job-Attributes'
  | 'Get-Jobs'
  | 'Cancel-Job'
  | 'Release-Job'
  | 'CUPS-Get-Printers';

export type IppValue = string | number | boolean | readonly string[];
export type IppAttributes = Readonly<Record<string, unknown>>;

export interface IppAnswer {
  /** `successful-ok`, `client-error-not-found`, `server-error-busy` … */
  readonly status: string;
  readonly printer: IppAttributes;
  /** All of them, when it was asked for a list. */
  readonly printers: readonly IppAttributes[];
  readonly jobs: readonly IppAttributes[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function encodeRequest(
  operation: IppOperation,
  printerUri: string,
  attributes: Readonly<Record<string, IppValue>>,
  job: Readonly<Record<string, IppValue>> = {},
): Buffer {
  return ipp.serialize({
    operation,
    'operation-attributes-tag': {
      'attributes-charset': 'utf-8',
      'attributes-natural-language': 'en',
      'printer-uri': printerUri,
      ...attributes,
    },
    ...(Object.keys(job).length > 0 && { 'job-attributes-tag': job }),
  });
}

/** Throws when the bytes are no IPP answer. */
export function decodeAnswer(bytes: Buffer): IppAnswer {
  const message = ipp.parse(bytes);
  if (!isRecord(message) || typeof message['statusCode'] !== 'string') throw new Error('not an IPP answer');
  const printers = recordsOf(message['printer-attributes-tag']);
  return {
    status: message['statusCode'],
    printer: printers.length === 1 ? (printers[0] ?? {}) : {},
    printers,
    jobs: recordsOf(message['job-attributes-tag']),
  };
}

const recordsOf = (group: unknown): readonly IppAttributes[] =>
  (Array.isArray(group) ? group : [group]).filter(isRecord);

export const isSuccess = (status: string): boolean => status.startsWith('successful');

export const textOf = (attributes: IppAttributes, name: string): string | null => {
  const value = attributes[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

export const numberOf = (attributes: IppAttributes, name: string): number | null => {
  const value = attributes[name];
  return typeof value === 'number' ? value : null;
};

/** The upper end of a range; a number alone is one too. */
export function rangeEnd(attributes: IppAttributes, name: string): number | null {
  const value = attributes[name];
  const ends: readonly unknown[] = Array.isArray(value) ? value : [value];
  const last = ends.at(-1);
  return typeof last === 'number' ? last : null;
}

/** An attribute with one or many values, `none` left out. */
export function wordsOf(attributes: IppAttributes, name: string): readonly string[] {
  const value = attributes[name];
  const words: readonly unknown[] = Array.isArray(value) ? value : [value];
  return words.filter((word): word is string => typeof word === 'string' && word !== '' && word !== 'none');
}
