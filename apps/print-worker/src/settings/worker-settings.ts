import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../plain-error.js';
import { writePrivately } from './private-file.js';
import { isPrinterSetting, type PrinterSetting } from './printer-setting.js';

/** `worker.json` in the worker's folder; holds its key, so only its owner may read it. */
export interface WorkerSettings {
  /** Origin of the server, without a slash at the end. */
  readonly serverUrl: string;
  readonly workerId: number;
  readonly key: string;
  /** Folder of the folder printer; null: this worker has none. Absent: the default. */
  readonly paper?: string | null;
  readonly printers?: readonly PrinterSetting[];
  /** What stands among the printers in the file and is none. Absent: nothing. */
  readonly unclear?: readonly unknown[];
}

const fileName = 'worker.json';
export const settingsFile = (data: string): string => join(data, fileName);

/** Throws PlainError when the worker is not enrolled or the file cannot be understood. */
export function readSettings(data: string): WorkerSettings {
  const found = findSettings(data);
  if (found === null) {
    throw new PlainError(
      `This worker is not enrolled yet: make a code in the console under Printing, then run it with "enroll --server URL --code CODE".`,
    );
  }
  return found;
}

export function findSettings(data: string): WorkerSettings | null {
  const file = settingsFile(data);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new PlainError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const settings = parse(text);
  if (settings === null) throw new PlainError(`${file} is damaged; enrol the worker again.`);
  return settings;
}

/** Replaces the file as a whole; it is on the disk when this returns. */
export function writeSettings(data: string, settings: WorkerSettings): void {
  const { unclear = [], ...rest } = settings;
  // What people wrote there stays, for them to mend.
  const file = unclear.length === 0 ? rest : { ...rest, printers: [...(rest.printers ?? []), ...unclear] };
  writePrivately(data, fileName, `${JSON.stringify(file, null, 2)}\n`);
}

/** `http://localhost:3000` from what a person typed. Throws PlainError. */
export function serverOrigin(typed: string): string {
  const url = URL.parse(typed);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new PlainError(`--server ${typed} is not an address like https://picolo.example.`);
  }
  return url.origin;
}

function parse(text: string): WorkerSettings | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { serverUrl, workerId, key, paper, printers } = value as Partial<Record<keyof WorkerSettings, unknown>>;
  if (typeof serverUrl !== 'string' || typeof workerId !== 'number' || typeof key !== 'string') return null;
  if (paper !== undefined && paper !== null && typeof paper !== 'string') return null;
  if (printers === undefined) return { serverUrl, workerId, key, paper };
  if (!Array.isArray(printers)) return null;
  const unclear = printers.filter((line) => !isPrinterSetting(line));
  return {
    ...{ serverUrl, workerId, key, paper, printers: printers.filter(isPrinterSetting) },
    ...(unclear.length > 0 && { unclear }),
  };
}
