import { resolve } from 'node:path';
import { maxWorkerPrinters } from '@picolo/contracts';
import { printerKey } from '../discovery/printer-key.js';
import { ownAddresses } from '../discovery/this-machine.js';
import { PlainError } from '../plain-error.js';
import { checkedPrinter, winspoolScheme, type PrinterSetting } from '../settings/printer-setting.js';
import { unclearSentence, type ToldPrinters } from '../settings/told-printers.js';
import { FolderDriver } from './folder.driver.js';
import { trustOf } from './ipp/certificates.js';
import { ippTimeouts } from './ipp/ipp-client.js';
import { IppQueue } from './ipp/ipp-queue.js';
import { NodePrinterDriver } from './node-printer/node-printer.driver.js';
import { Raw9100Driver } from './raw9100/raw9100.driver.js';
import { SingleDriverPrinter, type Printer } from './printer.js';
import { ThreadSpooler } from './winspool/thread-spooler.js';
import { WinspoolPrinter } from './winspool/winspool-printer.js';

export interface BuiltPrinters {
  readonly printers: readonly Printer[];
  /** Why a line of worker.json is none, a sentence each: the others print. */
  readonly wrong: readonly string[];
}

/** The printers that the worker was told of, each once however often it is named; of more than the server hears of, the first ones. */
export function printersOf(told: ToldPrinters): BuiltPrinters {
  const printers: Printer[] = told.paper === null ? [] : [new SingleDriverPrinter(new FolderDriver(told.paper))];
  const wrong = (told.unclear ?? []).map(unclearSentence);
  const own = ownAddresses();
  const built = new Map<string, string>();
  for (const setting of new Map(told.printers.map((printer) => [printer.uri, printer])).values()) {
    const key = printerKey(setting.uri, own);
    const same = built.get(key);
    if (same !== undefined) {
      wrong.push(`${setting.uri} is left out: it is the same printer as ${same}.`);
      continue;
    }
    if (printers.length >= maxWorkerPrinters) {
      wrong.push(`${setting.uri} is left out: a worker has ${String(maxWorkerPrinters)} printers at most.`);
      continue;
    }
    try {
      printers.push(printerOf(setting, told.data));
      built.set(key, setting.uri);
    } catch (error) {
      if (!(error instanceof PlainError)) throw error;
      wrong.push(`${setting.uri} of worker.json is left out: ${error.message}`);
    }
  }
  return { printers, wrong };
}

/** Throws PlainError for an address that is none, a queue of Windows anywhere else, and a `ca` that cannot be read. */
export function printerOf(setting: PrinterSetting, data: string): Printer {
  const { driver, uri, ...options } = checkedPrinter(setting);
  if (driver === 'winspool') {
    const folder = resolve(data, 'pages');
    return new WinspoolPrinter(uri.slice(winspoolScheme.length), { ...options, folder }, new ThreadSpooler());
  }
  if (driver === 'node-printer') {
    const folders = { packageFolder: resolve(data), folder: resolve(data, 'pages') };
    return new SingleDriverPrinter(new NodePrinterDriver(uri, { ...options, ...folders }));
  }
  if (driver === 'raw9100') return new SingleDriverPrinter(new Raw9100Driver(uri, options));
  const line = { ...ippTimeouts, trust: trustOf(options, data) };
  return new IppQueue(uri, options.name, driver === 'cups' ? 'hold' : 'auto', line);
}
