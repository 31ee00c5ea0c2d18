import { Injectable } from '@nestjs/common';
import { DomainError, type FoundPrinter, type PrinterToAdd } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { PrintWorkersRepository, type PrintWorker } from '../persistence/print-workers.repository.js';
import { PrinterOrders } from './printer-orders.js';

/** The printers that a worker sees, and one of them, or of an address that somebody typed, as its own (PR-7). */
@Injectable()
export class ManagePrinters {
  constructor(
    private readonly db: Db,
    private readonly workers: PrintWorkersRepository,
    private readonly orders: PrinterOrders,
    private readonly audit: AuditFacade,
  ) {}

  /** Throws PRINTING.WORKER_NOT_FOUND, PRINTING.WORKER_OFFLINE, PRINTING.WORKER_OUTDATED, PRINTING.WORKER_SILENT. */
  async search(workerId: number): Promise<readonly FoundPrinter[]> {
    return await this.orders.find(await this.worker(workerId));
  }

  /** Throws the same, PRINTING.ADDRESS_INVALID, PRINTING.PRINTER_NOT_SEEN and PRINTING.WORKER_FAILED. */
  async add(actor: Actor, workerId: number, printer: PrinterToAdd): Promise<void> {
    const worker = await this.worker(workerId);
    await this.orders.add(worker, printer, () => this.note(actor, worker, printer));
  }

  private async worker(id: number): Promise<PrintWorker> {
    const worker = await this.db.tx((tx) => this.workers.find(tx, id));
    if (worker === null || worker.revokedAt !== null) throw new DomainError('PRINTING.WORKER_NOT_FOUND');
    this.orders.require(worker);
    return worker;
  }

  private async note(actor: Actor, worker: PrintWorker, { uri, name }: PrinterToAdd): Promise<void> {
    await this.db.tx((tx) =>
      this.audit.record(tx, actor, {
        ...{ action: 'printer.added', subject: 'printer', subjectName: name ?? uri },
        after: { address: uri, worker: worker.name },
      }),
    );
  }
}
