import { Injectable } from '@nestjs/common';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { PrintJobsRepository, type Doer } from '../persistence/print-jobs.repository.js';
import { PrintersRepository, type ReportedPrinterRow } from '../persistence/printers.repository.js';
import { PrintJobSteps } from './print-job-steps.js';
import { RoutingNews } from './routing-news.js';
import { WorkerPresence } from './worker-presence.js';

/** What becomes of the ways of prints when a printer is removed, and who is told. */
@Injectable()
export class PrinterNews {
  constructor(
    private readonly printers: PrintersRepository,
    private readonly jobs: PrintJobsRepository,
    private readonly steps: PrintJobSteps,
    private readonly presence: WorkerPresence,
    private readonly routing: RoutingNews,
    private readonly clock: Clock,
  ) {}

  /**
   * All workers are locked: another printer may become the default one. Retired first: a job that names it is there before
   * that, and then waits where its kind goes, or is refused.
   */
  async removed(tx: Tx, printer: ReportedPrinterRow, actor: Doer): Promise<void> {
    await this.printers.retire(tx, printer.id, this.clock.now());
    await this.routing.leavePrinter(tx, printer.id);
    const heirs = await this.presence.ensureDefault(tx);
    for (const job of await this.jobs.lockNaming(tx, printer.id)) await this.steps.unname(tx, job, actor);
    const gone = this.presence.printerChanged({ ...printer, state: 'offline', version: printer.version + 1 });
    await this.presence.tell(tx, [gone, ...heirs]);
  }
}
