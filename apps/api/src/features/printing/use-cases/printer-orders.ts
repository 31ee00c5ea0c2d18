import { Injectable } from '@nestjs/common';
import {
  DomainError,
  workerNamespace,
  type FoundPrinter,
  type PrinterOrderRefusal,
  type PrinterToAdd,
} from '@picolo/contracts';
import { Live } from '@picolo/server/realtime';
import type { PrintWorker } from '../persistence/print-workers.repository.js';
import { foundPrinters, orderAnswer } from '../realtime/printer-orders.dto.js';

/** A search takes the worker 3.5 s; a printer that is away is waited for as long as a look at it takes. */
const patienceMs = 15_000;

const codes = {
  address: 'PRINTING.ADDRESS_INVALID',
  'not-found': 'PRINTING.PRINTER_NOT_SEEN',
  'not-listed': 'PRINTING.PRINTER_NOT_LISTED',
  busy: 'PRINTING.PRINTER_BUSY',
  failed: 'PRINTING.WORKER_FAILED',
} as const satisfies Record<PrinterOrderRefusal, string>;

type Note = () => Promise<void>;

/** What a worker is asked about its printers, and what it answers as far as it can be believed. */
@Injectable()
export class PrinterOrders {
  constructor(private readonly live: Live) {}

  /** Throws PRINTING.WORKER_OFFLINE and PRINTING.WORKER_OUTDATED. */
  require(worker: PrintWorker): void {
    if (worker.connectionId === null) throw new DomainError('PRINTING.WORKER_OFFLINE', { worker: worker.name });
    if (worker.manages === 0) throw new DomainError('PRINTING.WORKER_OUTDATED');
  }

  /** Throws PRINTING.WORKER_SILENT. */
  async find(worker: PrintWorker): Promise<readonly FoundPrinter[]> {
    const found = foundPrinters(await this.ask(worker, 'printers:find'));
    if (found === null) throw new DomainError('PRINTING.WORKER_SILENT', { worker: worker.name });
    return found;
  }

  /** `note`: into the journal of acts. Throws what the worker refused it with, and PRINTING.WORKER_SILENT. */
  async add(worker: PrintWorker, printer: PrinterToAdd, note: Note): Promise<void> {
    await this.noted(worker, await this.ask(worker, 'printer:add', printer), note);
  }

  /** The same. */
  async leave(worker: PrintWorker, uri: string, note: Note): Promise<void> {
    await this.noted(worker, await this.ask(worker, 'printer:remove', { uri }), note);
  }

  private async ask(
    worker: PrintWorker,
    event: 'printers:find' | 'printer:add' | 'printer:remove',
    payload?: object,
  ): Promise<unknown> {
    return await this.live.ask(workerNamespace, worker.connectionId ?? '', { event, payload, patienceMs });
  }

  private async noted(worker: PrintWorker, told: unknown, note: Note): Promise<void> {
    const answer = orderAnswer(told);
    if (answer?.done === false) throw new DomainError(codes[answer.because], { worker: worker.name });
    // Silent, it may have done it all the same: the journal of acts does not miss one for that.
    await note();
    if (answer === null) throw new DomainError('PRINTING.WORKER_SILENT', { worker: worker.name });
  }
}
