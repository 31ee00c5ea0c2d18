import { Injectable } from '@nestjs/common';
import { Consumes, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import { ApplyImport } from '../use-cases/apply-import.use-case.js';
import { CheckImport } from '../use-cases/check-import.use-case.js';

/** One import at a time in each process: it is the database's work. */
@Injectable()
@Consumes('imports', { concurrency: 1 })
export class RunImport implements ConsumerHandler<'imports'> {
  constructor(
    private readonly check: CheckImport,
    private readonly apply: ApplyImport,
  ) {}

  async handle(delivery: Delivery<'imports'>): Promise<void> {
    const { importId } = delivery.payload;
    if (delivery.type === 'import.uploaded') await this.check.execute(delivery, importId);
    else await this.apply.execute(delivery, importId);
  }
}
