import { Injectable } from '@nestjs/common';
import { roomOfWorker, workerNamespace } from '@picolo/contracts';
import { Consumes, Inbox, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import { Live } from '@picolo/server/realtime';
import { FindWorkerForJob } from '../use-cases/find-worker-for-job.use-case.js';

/** `print-dispatch`: only tells the worker that there is work; the lease is in the database. A worker that is away asks by itself. */
@Injectable()
@Consumes('print-dispatch')
export class TellWorkerWhenJobQueued implements ConsumerHandler<'print-dispatch'> {
  constructor(
    private readonly inbox: Inbox,
    private readonly finder: FindWorkerForJob,
    private readonly live: Live,
  ) {}

  async handle(delivery: Delivery<'print-dispatch'>): Promise<void> {
    const waitsFor = new Set<number>();
    const isFirst = await this.inbox.once(delivery, async (tx) => {
      waitsFor.clear();
      const workerId = await this.finder.execute(tx, delivery.payload.jobId);
      if (workerId !== null) waitsFor.add(workerId);
    });
    if (!isFirst) return;
    for (const workerId of waitsFor) this.live.emitIn(workerNamespace, roomOfWorker(workerId), 'jobs:waiting');
  }
}
