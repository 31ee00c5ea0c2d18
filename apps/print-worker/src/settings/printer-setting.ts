import { PlainError } from '../plain-error.js';

/** A printer in `worker.json`, besides the folder. */
export interface PrinterSetting {
  /** `ipp`: held where the queue can hold jobs, else directly. `cups`: never without holding. */
  readonly driver: 'ipp' | 'cups';
  readonly uri: string;
  /** What the console calls it at first; absent: what the printer calls itself. */
  readonly name?: string;
}

const examples: Readonly<Record<PrinterSetting['driver'], string>> = {
  ipp: 'the address of an IPP printer, like ipp://printer.local/ipp/print',
  cups: 'the address of a CUPS queue, like ipp://localhost/printers/office',
};

const protocols: Readonly<Record<PrinterSetting['driver'], readonly string[]>> = {
  ipp: ['ipp:', 'http:'],
  cups: ['ipp:', 'http:'],
};

/** Throws PlainError for what is not the address of such a printer. */
export function checkedPrinter<T extends PrinterSetting>(printer: T): T {
  const url = URL.parse(printer.uri);
  if (url === null || !protocols[printer.driver].includes(url.protocol) || url.hostname === '') {
    throw new PlainError(`${printer.uri} is not ${examples[printer.driver]}.`);
  }
  return printer;
}

export function isPrinterSetting(value: unknown): value is PrinterSetting {
  if (typeof value !== 'object' || value === null) return false;
  const { driver, uri, name } = value as Record<string, unknown>;
  const isKnown = typeof driver === 'string' && Object.hasOwn(examples, driver);
  return isKnown && typeof uri === 'string' && (name === undefined || typeof name === 'string');
}
