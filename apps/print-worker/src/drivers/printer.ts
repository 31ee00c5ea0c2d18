import type { PrinterDriverKind } from '@picolo/contracts';
import type { PrinterDriver, PrintTask } from './driver.js';

/** One printer at one address, with the drivers that can print on it. One job at a time goes to it. */
export interface Printer {
  readonly uri: string;
  /**
   * The driver for a job of this type that begins now, or for the printer as a whole; null while it cannot be asked
   * which one it takes.
   */
  choose(mediaType?: PrintTask['mediaType']): Promise<PrinterDriver | null>;
  /** The driver that a job was begun with; null: of a job that was not, or of the printer as a whole. */
  driver(kind: PrinterDriverKind | null): PrinterDriver;
  /** It could not be reached: what comes back at its address may be another one. */
  wasAway(): void;
  /** It is left for good: what is held for it alone is let go. */
  close(): void;
}

/** A printer that leaves no choice. */
export class SingleDriverPrinter implements Printer {
  constructor(private readonly only: PrinterDriver) {}

  get uri(): string {
    return this.only.uri;
  }

  choose(): Promise<PrinterDriver> {
    return Promise.resolve(this.only);
  }

  driver(): PrinterDriver {
    return this.only;
  }

  wasAway(): void {
    // The driver is known by the address.
  }

  close(): void {
    // Nothing is held between two calls.
  }
}
