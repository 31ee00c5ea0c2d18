import type { Flags } from '../command-line.js';
import { checkedPrinter, wrongParts, type PrinterSetting } from './printer-setting.js';
import type { WorkerSettings } from './worker-settings.js';

const defaultPaper = '.local/paper';
/** Characters of a line that are shown. */
const longestName = 200;

export interface ToldPrinters {
  /** The worker's folder, for what a printer has to be given as a file. */
  readonly data: string;
  /** Folder of the folder printer, or null for none. */
  readonly paper: string | null;
  readonly printers: readonly PrinterSetting[];
  /** Lines of worker.json that are no printer. */
  readonly unclear?: readonly unknown[];
}

/** The printers of worker.json, unchecked, and of the command line. Throws PlainError for an address there that is none. */
export function toldPrinters(flags: Flags, settings: WorkerSettings): ToldPrinters {
  return {
    data: flags.data,
    paper: flags.paper ?? (settings.paper === undefined ? defaultPaper : settings.paper),
    printers: [...(settings.printers ?? []), ...flags.ipp.map((uri) => checkedPrinter({ driver: 'ipp', uri }))],
    unclear: settings.unclear,
  };
}

/** All addresses among them, also of lines that are none: these may be mended. */
export const addressesTold = ({ printers, unclear = [] }: ToldPrinters): readonly string[] => [
  ...printers.map(({ uri }) => uri),
  ...unclear.flatMap((line) => addressOf(line) ?? []),
];

/** Why a line is left out, by its address or else as it stands. */
export function unclearSentence(line: unknown): string {
  const name = addressOf(line) ?? JSON.stringify(line);
  const wrong = wrongParts(line);
  const what =
    wrong === null
      ? 'it is no printer, like {"driver": "ipp", "uri": "ipp://printer.local/ipp/print"}.'
      : `${wrong.map((part) => `"${part}"`).join(', ')} cannot be understood.`;
  return `${name.slice(0, longestName)} of worker.json is left out: ${what}`;
}

/** Of a line of worker.json, as it stands; null: it has none. */
export function addressOf(line: unknown): string | null {
  const uri = typeof line === 'object' && line !== null && 'uri' in line ? line.uri : null;
  return typeof uri === 'string' && uri !== '' ? uri : null;
}
