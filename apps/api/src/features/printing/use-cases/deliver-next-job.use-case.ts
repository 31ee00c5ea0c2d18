import { Injectable } from '@nestjs/common';
import { DomainError, type JobOffer } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { PrintLeasesRepository } from '../persistence/print-leases.repository.js';
import { PrintersRepository } from '../persistence/printers.repository.js';
import { OptionsForPrinter } from './options-for-printer.js';
import { RenderForPrinter } from './render-for-printer.js';
import { requireWorker } from './require-worker.js';
import { PrintWorkersRepository } from '../persistence/print-workers.repository.js';

/** Hands the next job of one printer to its worker. Until it is accepted it stays `queued` and is handed out again (PR-2). */
@Injectable()
export class DeliverNextJob {
  constructor(
    private readonly db: Db,
    private readonly workers: PrintWorkersRepository,
    private readonly printers: PrintersRepository,
    private readonly leases: PrintLeasesRepository,
    private readonly renderer: RenderForPrinter,
    private readonly chooser: OptionsForPrinter,
  ) {}

  /** Null when there is none, one is not over yet, or another worker holds the printer. Throws PRINTING.PRINTER_NOT_FOUND, PRINTING.WORKER_REVOKED. */
  async execute(workerId: number, printerUri: string): Promise<JobOffer | null> {
    return await this.db.tx(async (tx) => {
      await requireWorker(this.workers, tx, workerId);
      const printer = await this.printers.lockSeen(tx, workerId, printerUri);
      if (printer === null) throw new DomainError('PRINTING.PRINTER_NOT_FOUND');
      if (printer.workerId !== workerId) return null;
      const job = await this.leases.leaseNext(tx, workerId, printer);
      if (job === null) return null;
      const { uuid, attempt, kind, title } = job;
      const { mediaType, size, sha256 } = await this.renderer.document(tx, job, printer.id);
      const options = await this.chooser.forPrinter(tx, job, printer.id);
      return {
        ...{ uuid, attempt, printerUri, kind, title, size, sha256 },
        mediaType: mediaType as JobOffer['mediaType'],
        options,
        expiresAt: job.expiresAt.toISOString(),
      };
    });
  }
}
