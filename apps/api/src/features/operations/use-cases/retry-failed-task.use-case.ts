import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { Db, write } from '@picolo/server/db';

/** Gives a task that failed eight times another eight. */
@Injectable()
export class RetryFailedTask {
  constructor(private readonly db: Db) {}

  async execute(id: number): Promise<void> {
    const { affected } = await this.db.tx((tx) =>
      write(tx, 'UPDATE outbox SET state = 0, attempts = 0, due_at = CURRENT_TIMESTAMP(3) WHERE id = ? AND state = 3', [
        id,
      ]),
    );
    if (affected === 0) throw new DomainError('OPERATIONS.TASK_NOT_FOUND');
  }
}
