import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db, type Tx } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { PrintersRepository, type ReportedPrinterRow } from '../persistence/printers.repository.js';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';
import { PrinterOrders } from './printer-orders.js';
import { PrinterNews } from './printer-news.js';

/** Takes a printer away from every worker that sees it (PR-7). */
@Injectable()
export class RemovePrinter {
  constructor(
    private readonly db: Db,
    private readonly workers: PrintWorkersRepository,
    private readonly printers: PrintersRepository,
    private readonly orders: PrinterOrders,
    private readonly news: PrinterNews,
    private readonly audit: AuditFacade,
  ) {}

  /**
   * Throws PRINTING.PRINTER_NOT_FOUND, PRINTING.PRINTER_BUSY, PRINTING.PRINTER_NOT_LISTED, and what a worker cannot be
   * asked for. Nothing is done before all of them can be.
   */
  async execute(actor: Actor, id: number): Promise<void> {
    const seeing = await this.db.tx(async (tx) => {
      await this.free(tx, id);
      return await this.workers.seeing(tx, id);
    });
    for (const worker of seeing) this.orders.require(worker);
    for (const worker of seeing) await this.orders.leave(worker, worker.uri);
    await this.db.tx(async (tx) => {
      await this.workers.lockAll(tx);
      const printer = await this.printers.find(tx, id);
      // Somebody else did the same meanwhile.
      if (printer === null) return;
      await this.news.removed(tx, printer);
      await this.audit.record(tx, actor, {
        ...{ action: 'printer.removed', subject: `printer:${id}`, subjectName: printer.name },
        before: { address: printer.uri },
      });
    });
  }

  private async free(tx: Tx, id: number): Promise<ReportedPrinterRow> {
    const printer = await this.printers.find(tx, id);
    if (printer === null) throw new DomainError('PRINTING.PRINTER_NOT_FOUND');
    if (await this.printers.isBusy(tx, id)) throw new DomainError('PRINTING.PRINTER_BUSY');
    return printer;
  }
}
