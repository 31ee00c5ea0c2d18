import type { PrinterDriverKind } from '@picolo/contracts';
import type { PrinterDriver } from '../driver.js';
import type { Printer } from '../printer.js';
import { canHold, CupsDriver } from './cups.driver.js';
import { ippTimeouts, webAddress, type IppLine } from './ipp-client.js';
import { IppDriver } from './ipp.driver.js';
import { IppPrinter } from './ipp-printer.js';

/** `auto`: held where the queue can hold, else directly. `hold`: never without holding. */
export type HoldWish = 'auto' | 'hold';

/** Queues of a spooler are named so; what an IPP Everywhere printer calls itself has another path. */
const isQueue = (uri: string): boolean => /^\/(printers|classes)\/[^/]+$/.test(webAddress(uri).pathname);

/**
 * An IPP address: a spooler's queue that is told to hold its jobs, or a printer that prints as it receives. Which of
 * the two it is asked once, and again whenever it was away; a job goes on with the driver that it was begun with.
 */
export class IppQueue implements Printer {
  private readonly direct: IppDriver;
  private readonly spooled: CupsDriver;
  private readonly asked: IppPrinter;
  private chosen: PrinterDriver | null;
  private readonly isFixed: boolean;

  constructor(
    readonly uri: string,
    name: string | undefined,
    wish: HoldWish,
    line: IppLine = ippTimeouts,
  ) {
    this.direct = new IppDriver(uri, name, line);
    this.spooled = new CupsDriver(uri, name, line);
    this.asked = new IppPrinter(uri, name, line);
    this.isFixed = wish === 'hold' || !isQueue(uri);
    this.chosen = this.isFixed ? this.fixed(wish) : null;
  }

  async choose(): Promise<PrinterDriver | null> {
    if (this.chosen !== null) return this.chosen;
    try {
      this.chosen = canHold(await this.asked.attributes()) ? this.spooled : this.direct;
    } catch {
      // Not there, or it does not answer: asked again.
    }
    return this.chosen;
  }

  driver(kind: PrinterDriverKind | null): PrinterDriver {
    if (kind === null) return this.chosen ?? this.direct;
    return kind === 'cups' ? this.spooled : this.direct;
  }

  wasAway(): void {
    if (!this.isFixed) this.chosen = null;
  }

  close(): void {
    // Each question has a line of its own.
  }

  private fixed(wish: HoldWish): PrinterDriver {
    return wish === 'hold' ? this.spooled : this.direct;
  }
}
