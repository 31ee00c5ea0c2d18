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

/** The printers of worker.json, unchecked, and of the command line. Throws PlainError for an address there that is none. */
export function toldPrinters(flags: Flags, settings: WorkerSettings): ToldPrinters {
  return {
    data: flags.data,
    paper: flags.paper ?? (settings.paper === undefined ? defaultPaper : settings.paper),
    printers: [...(settings.printers ?? []), ...flags.ipp.map((uri) => checkedPrinter({ driver: 'ipp', uri }))],
  };
}
