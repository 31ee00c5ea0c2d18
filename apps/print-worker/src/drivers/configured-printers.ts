import { resolve } from 'node:path';
import { winspoolScheme, type PrinterSetting } from '../settings/printer-setting.js';
import type { ToldPrinters } from '../settings/told-printers.js';
import { FolderDriver } from './folder.driver.js';
import { trustOf } from './ipp/certificates.js';
import { ippTimeouts } from './ipp/ipp-client.js';
import { IppQueue } from './ipp/ipp-queue.js';
import { NodePrinterDriver } from './node-printer/node-printer.driver.js';
import { Raw9100Driver } from './raw9100/raw9100.driver.js';
import { SingleDriverPrinter, type Printer } from './printer.js';
import { ThreadSpooler } from './winspool/thread-spooler.js';
import { WinspoolPrinter } from './winspool/winspool-printer.js';

/** The printers that the worker was told of, one per address. */
export function printersOf(told: ToldPrinters): readonly Printer[] {
  const folder = told.paper === null ? [] : [new SingleDriverPrinter(new FolderDriver(told.paper))];
  const byUri = new Map(told.printers.map((printer) => [printer.uri, printer]));
  return [...folder, ...[...byUri.values()].map((printer) => printerOf(printer, told.data))];
}

/** Throws PlainError for a queue of Windows anywhere else, and for a `ca` that cannot be read. */
export function printerOf({ driver, uri, ...options }: PrinterSetting, data: string): Printer {
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
