import { Injectable } from '@nestjs/common';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { PrintersRepository, type ReportedPrinterRow } from '../persistence/printers.repository.js';
import { RoutingNews } from './routing-news.js';
import { WorkerPresence } from './worker-presence.js';

/** What becomes of the ways of prints when a printer is removed, and who is told. */
@Injectable()
export class PrinterNews {
  constructor(
    private readonly printers: PrintersRepository,
    private readonly presence: WorkerPresence,
    private readonly routing: RoutingNews,
    private readonly clock: Clock,
  ) {}

  /** All workers are locked: another printer may become the default one. */
  async removed(tx: Tx, printer: ReportedPrinterRow): Promise<void> {
    await this.printers.retire(tx, printer.id, this.clock.now());
    await this.routing.leavePrinter(tx, printer.id);
    const heirs = await this.presence.ensureDefault(tx);
    const gone = this.presence.printerChanged({ ...printer, state: 'offline', version: printer.version + 1 });
    await this.presence.tell(tx, [gone, ...heirs]);
  }
}
