import { Injectable } from '@nestjs/common';
import { roomOfWorker, workerNamespace } from '@picolo/contracts';
import type { Tx } from '@picolo/server/db';
import { Live } from '@picolo/server/realtime';
import { FindWorkerForJob } from './find-worker-for-job.use-case.js';

/**
 * Tells a worker, once the transaction has committed, that there is a job for it. Only saves the way through outbox and
 * queue: a word that is lost comes by `print-dispatch` all the same, and at the latest the worker asks by itself.
 */
@Injectable()
export class TellWorker {
  constructor(
    private readonly finder: FindWorkerForJob,
    private readonly live: Live,
  ) {}

  /** It shall give something back; the answer to its next beat says what. */
  recallOnceCommitted(tx: Tx, workerId: number): void {
    tx.afterCommit(() => {
      this.live.emitIn(workerNamespace, roomOfWorker(workerId), 'job:recall');
    });
  }

  async onceCommitted(tx: Tx, jobId: number): Promise<void> {
    const workerId = await this.finder.execute(tx, jobId);
    if (workerId === null) return;
    tx.afterCommit(() => {
      this.live.emitIn(workerNamespace, roomOfWorker(workerId), 'jobs:waiting');
    });
  }
}
