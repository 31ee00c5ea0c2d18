import { Injectable } from '@nestjs/common';
import { workerBeatMs } from '@picolo/contracts';
import { Sweeps, type Sweep } from '@picolo/server/outbox';
import { EndOverdueJobs } from '../use-cases/end-overdue-jobs.use-case.js';
import { LoseWorker } from '../use-cases/lose-worker.use-case.js';

/** After the server itself was away, workers get this long to find it again before their silence counts, ms. */
const graceMs = 15_000;
/** Three beats missed. */
const silentMs = 3 * workerBeatMs;

/** What falls due in printing: expiries, silent workers and the jobs they hold. */
@Injectable()
@Sweeps({ everyMs: 2_000 })
export class SweepPrintJobs implements Sweep {
  private readonly startedAt = performance.now();

  constructor(
    private readonly overdue: EndOverdueJobs,
    private readonly losing: LoseWorker,
  ) {}

  async sweep(): Promise<void> {
    await this.overdue.expire();
    if (performance.now() - this.startedAt < graceMs) return;
    await this.losing.sweep(silentMs);
    await this.overdue.doubt();
  }
}
