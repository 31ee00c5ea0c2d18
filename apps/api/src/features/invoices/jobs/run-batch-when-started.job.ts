import { Injectable } from '@nestjs/common';
import { Consumes, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import { RunBatch } from '../use-cases/run-batch.use-case.js';

/** One batch after the other: they would only wait for each other's numbers. */
@Injectable()
@Consumes('invoice-batches', { concurrency: 1 })
export class RunBatchWhenStarted implements ConsumerHandler<'invoice-batches'> {
  constructor(private readonly run: RunBatch) {}

  async handle(delivery: Delivery<'invoice-batches'>): Promise<void> {
    await this.run.execute(delivery, delivery.payload.batchId);
  }
}
