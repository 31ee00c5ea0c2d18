import type { Flags } from '../command-line.js';
import { checkedPrinter, type PrinterSetting } from './printer-setting.js';
import type { WorkerSettings } from './worker-settings.js';

const defaultPaper = '.local/paper';

export interface ToldPrinters {
  /** The worker's folder, for what a printer has to be given as a file. */
  readonly data: string;
  /** Folder of the folder printer, or null for none. */
  readonly paper: string | null;
  readonly printers: readonly PrinterSetting[];
}

/** The printers of worker.json and of the command line. Throws PlainError for an address that is none. */
export function toldPrinters(flags: Flags, settings: WorkerSettings): ToldPrinters {
  return {
    data: flags.data,
    paper: flags.paper ?? (settings.paper === undefined ? defaultPaper : settings.paper),
    printers: [
      ...(settings.printers ?? []).map(checkedPrinter),
      ...flags.ipp.map((uri) => checkedPrinter({ driver: 'ipp', uri })),
    ],
  };
}

/** The names of printers that several workers see, by the address that this one knows. */
export const sharedNames = ({ printers }: ToldPrinters): ReadonlyMap<string, string> =>
  new Map(printers.flatMap(({ uri, sharedAs }) => (sharedAs === undefined ? [] : [[uri, sharedAs] as const])));

/** What people call their printers, by address. */
export const givenNames = ({ printers }: ToldPrinters): ReadonlyMap<string, string> =>
  new Map(printers.flatMap(({ uri, name }) => (name === undefined ? [] : [[uri, name] as const])));
