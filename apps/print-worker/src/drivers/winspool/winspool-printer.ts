import type { PrinterDriverKind } from '@picolo/contracts';
import type { PrinterDriver, PrintTask } from '../driver.js';
import type { Printer } from '../printer.js';
import type { Spooler } from './spooler.js';
import { WinspoolPdfDriver } from './winspool-pdf.driver.js';
import { WinspoolQueue } from './winspool-queue.js';
import { WinspoolDriver } from './winspool.driver.js';

export interface WinspoolOptions {
  readonly name?: string;
  /** It is a receipt printer with so many characters on a line: texts go to it as ESC/POS. */
  readonly columns?: number;
  readonly silent?: boolean;
  readonly folder: string;
}

/**
 * A queue of Windows with its two ways to print: texts for a receipt printer as raw bytes, held until released; all else
 * as pages, by SumatraPDF.
 */
export class WinspoolPrinter implements Printer {
  readonly uri: string;
  private readonly raw: WinspoolDriver;
  private readonly pages: WinspoolPdfDriver;

  constructor(
    queueName: string,
    private readonly options: WinspoolOptions,
    private readonly spooler: Spooler,
  ) {
    const queue = new WinspoolQueue(queueName, spooler, options.name);
    this.uri = queue.uri;
    this.raw = new WinspoolDriver(queue, options);
    this.pages = new WinspoolPdfDriver(queue, options);
  }

  choose(mediaType?: PrintTask['mediaType']): Promise<PrinterDriver> {
    return Promise.resolve(mediaType === 'application/pdf' ? this.pages : this.usual);
  }

  driver(kind: PrinterDriverKind | null): PrinterDriver {
    if (kind === null) return this.usual;
    return kind === 'winspool' ? this.raw : this.pages;
  }

  wasAway(): void {
    // The queue is known by its name.
  }

  close(): void {
    this.spooler.close();
  }

  private get usual(): PrinterDriver {
    return this.options.columns === undefined ? this.pages : this.raw;
  }
}
