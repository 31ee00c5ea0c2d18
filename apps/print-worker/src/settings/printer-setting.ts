import { paperColumns } from '@picolo/contracts';
import { isFingerprint, type TrustSetting } from '../drivers/ipp/certificates.js';
import { PlainError } from '../plain-error.js';

export const winspoolScheme = 'winspool:';
export const nodePrinterScheme = 'lp:';

/** A printer in `worker.json`, besides the folder. */
export interface PrinterSetting extends TrustSetting {
  /** `ipp`: held where the queue can hold jobs, else directly. `cups`: never without holding. `raw9100`: texts as ESC/POS. `winspool`: a queue of Windows. `node-printer`: a queue by `lp`. */
  readonly driver: 'ipp' | 'cups' | 'raw9100' | 'winspool' | 'node-printer';
  readonly uri: string;
  /** What the console calls it at first; absent: what the printer calls itself. */
  readonly name?: string;
  /** Workers that give the same name here mean the same printer, whatever its addresses; absent: the address decides. */
  readonly sharedAs?: string;
  /** Of `raw9100` and `winspool`: characters on a line; a queue of Windows with it is a receipt printer. */
  readonly columns?: number;
  /** Of `raw9100` and `winspool`: it never says the end, and what it took whole counts as printed. */
  readonly silent?: boolean;
}

const examples: Readonly<Record<PrinterSetting['driver'], string>> = {
  ipp: 'the address of an IPP printer, like ipp://printer.local/ipp/print',
  cups: 'the address of a CUPS queue, like ipp://localhost/printers/office',
  raw9100: 'the address of a raw port, like socket://192.168.1.50:9100',
  winspool: 'the address of a queue of Windows, like winspool:Caisse',
  'node-printer': 'the address of a queue of lp, like lp:office',
};

const protocols: Readonly<Record<PrinterSetting['driver'], readonly string[]>> = {
  ipp: ['ipp:', 'ipps:', 'http:', 'https:'],
  cups: ['ipp:', 'ipps:', 'http:', 'https:'],
  raw9100: ['socket:'],
  winspool: [winspoolScheme],
  'node-printer': [nodePrinterScheme],
};

/** The host of an address on the network as it is asked for; empty: there can be none. Hosts are checked for web addresses only. */
export const hostOf = (uri: string): string => URL.parse(uri.replace(/^[a-z]+:/iu, 'http:'))?.hostname ?? '';

/** Throws PlainError for what is not the address of such a printer. */
export function checkedPrinter<T extends PrinterSetting>(printer: T): T {
  if (printer.driver === 'winspool') return checkedQueue(printer, winspoolScheme, /^(?!\s*$)\P{Cc}+$/u);
  if (printer.driver === 'node-printer') return checkedQueue(printer, nodePrinterScheme, /^[^\s/#-][^\s/#]*$/u);
  const url = URL.parse(printer.uri);
  const isSpoken = url !== null && protocols[printer.driver].includes(url.protocol) && url.hostname !== '';
  // Which protocol is spoken is read from the beginning as it stands.
  if (!isSpoken || !printer.uri.startsWith(url.protocol) || hostOf(printer.uri) === '') {
    throw new PlainError(`${printer.uri} is not ${examples[printer.driver]}.`);
  }
  const isNamed = printer.ca !== undefined || printer.fingerprint !== undefined;
  if (isNamed && url.protocol !== 'ipps:' && url.protocol !== 'https:') {
    throw new PlainError(
      `${printer.uri} shows no certificate: an address with "ca" or "fingerprint" begins with ipps:.`,
    );
  }
  return printer;
}

/** The name is as the system shows it: for Windows with blanks and `\\\\server\\printer`. */
function checkedQueue<T extends PrinterSetting>(printer: T, scheme: string, names: RegExp): T {
  const { uri, driver } = printer;
  if (uri.startsWith(scheme) && names.test(uri.slice(scheme.length))) return printer;
  throw new PlainError(`${uri} is not ${examples[driver]}.`);
}

/** The server takes none that is longer. */
export const longestAddress = 500;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isAbsent = (value: unknown): boolean => value === undefined;

/** What a line of worker.json may hold, each part by itself. */
const parts: Readonly<Record<keyof PrinterSetting, (value: unknown) => boolean>> = {
  driver: (value) => typeof value === 'string' && Object.hasOwn(examples, value),
  uri: (value) => isText(value) && value.length <= longestAddress,
  name: (value) => isAbsent(value) || isText(value),
  sharedAs: (value) => isAbsent(value) || (typeof value === 'string' && /^[^\0]{1,100}$/u.test(value)),
  columns: (value) => isAbsent(value) || paperColumns.some((known) => known === value),
  silent: (value) => isAbsent(value) || typeof value === 'boolean',
  ca: (value) => isAbsent(value) || isText(value),
  fingerprint: (value) => isAbsent(value) || (typeof value === 'string' && isFingerprint(value)),
};

/** Which parts of a line of worker.json cannot be understood; null: it is no printer at all. */
export function wrongParts(value: unknown): readonly string[] | null {
  if (typeof value !== 'object' || value === null) return null;
  const line = value as Record<string, unknown>;
  return Object.entries(parts).flatMap(([name, isRight]) => (isRight(line[name]) ? [] : [name]));
}

export const isPrinterSetting = (value: unknown): value is PrinterSetting => wrongParts(value)?.length === 0;
