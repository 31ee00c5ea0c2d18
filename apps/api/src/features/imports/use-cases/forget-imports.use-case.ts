import { Injectable } from '@nestjs/common';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { ImportRunsRepository } from '../persistence/import-runs.repository.js';
import { StagingRepository } from '../persistence/staging.repository.js';
import { importChanged } from './import-news.js';

const week = 7 * 24 * 60 * 60 * 1000;

/** A previewed import that waits for a week is cancelled, and its lines go: what it showed is no longer so. */
@Injectable()
export class ForgetImports {
  constructor(
    private readonly db: Db,
    private readonly runs: ImportRunsRepository,
    private readonly staging: StagingRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now();
    for (const id of await this.runs.waitingSince(new Date(now.getTime() - week))) {
      await this.db.tx(async (tx) => {
        const run = await this.runs.lock(tx, id);
        if (run?.state !== 'ready') return;
        await this.staging.clearLines(tx, id);
        await this.runs.move(tx, id, 'cancelled', { finished: now });
        await this.outbox.append(tx, [], [importChanged(id, run.version + 1, 'cancelled')]);
      });
    }
  }
}
