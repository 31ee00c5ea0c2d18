import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db, type Tx } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { PrintersRepository, type ReportedPrinterRow } from '../persistence/printers.repository.js';
import { PrintWorkersRepository, type PrintWorker } from '../persistence/print-workers.repository.js';
import { PrinterOrders } from './printer-orders.js';
import { PrinterNews } from './printer-news.js';

type Seeing = PrintWorker & { readonly uri: string };

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
   * asked for. Nothing is done before all of them can be asked; one that then refuses keeps the printer, those before it
   * have left it, and each of these is in the journal of acts.
   */
  async execute(actor: Actor, id: number): Promise<void> {
    const { printer, seeing } = await this.db.tx(async (tx) => ({
      printer: await this.free(tx, id),
      seeing: await this.workers.seeing(tx, id),
    }));
    for (const worker of seeing) this.orders.require(worker);
    for (const worker of seeing) await this.leave(actor, printer, worker);
    await this.db.tx(async (tx) => {
      await this.workers.lockAll(tx);
      const last = await this.printers.find(tx, id);
      // Somebody else did the same meanwhile.
      if (last === null) return;
      await this.news.removed(tx, last, actor);
      if (seeing.length === 0) await this.note(tx, actor, last, null);
    });
  }

  private async free(tx: Tx, id: number): Promise<ReportedPrinterRow> {
    const printer = await this.printers.find(tx, id);
    if (printer === null) throw new DomainError('PRINTING.PRINTER_NOT_FOUND');
    if (await this.printers.isBusy(tx, id)) throw new DomainError('PRINTING.PRINTER_BUSY');
    return printer;
  }

  private async leave(actor: Actor, printer: ReportedPrinterRow, worker: Seeing): Promise<void> {
    const note = (): Promise<void> => this.db.tx((tx) => this.note(tx, actor, printer, worker));
    await this.orders.leave(worker, worker.uri, note);
  }

  /** `worker`: the one that has left it; null: none saw it any more. */
  private async note(tx: Tx, actor: Actor, printer: ReportedPrinterRow, worker: Seeing | null): Promise<void> {
    const { id, name, uri } = printer;
    await this.audit.record(tx, actor, {
      ...{ action: 'printer.removed', subject: `printer:${id}`, subjectName: name },
      before: worker === null ? { address: uri } : { address: worker.uri, worker: worker.name },
    });
  }
}
