import { Injectable } from '@nestjs/common';
import type { PrintOptions } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { offeredOptions, togetherOptions } from '../domain/print-options.js';
import type { LeasedJob } from '../persistence/print-leases.repository.js';
import { PrintJobsRepository, readOptions, readUsual } from '../persistence/print-jobs.repository.js';
import { PrintTargetsRepository } from '../persistence/print-targets.repository.js';

/**
 * What a job asks of the printer that it is handed to: all that it names of its own, and of what its kind usually has as
 * much as that printer offers – a route that was kept while its printer changed holds no print up.
 */
@Injectable()
export class OptionsForPrinter {
  constructor(
    private readonly jobs: PrintJobsRepository,
    private readonly targets: PrintTargetsRepository,
  ) {}

  /** Of a job that was just leased. */
  async forPrinter(tx: Tx, job: LeasedJob, printerId: number): Promise<PrintOptions | null> {
    const own = readOptions(job.options);
    const usual = readUsual(job.usualOptions);
    if (usual === null) return own;
    const given = offeredOptions(usual.wished, await this.targets.of(tx, job.kind, printerId)) ?? {};
    await this.jobs.keepUsual(tx, job.id, { ...usual, given });
    return togetherOptions(own, { ...usual, given });
  }
}
