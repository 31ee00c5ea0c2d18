import { Injectable } from '@nestjs/common';
import { DomainError, type ImportView } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { ImportRunsRepository } from '../persistence/import-runs.repository.js';
import { StagingRepository } from '../persistence/staging.repository.js';
import { ImportsQuery } from '../queries/imports.query.js';
import { importChanged } from './import-news.js';

/** Stops the reading of a file, or lets go of what was read. Nothing but staging was touched until then. */
@Injectable()
export class CancelImport {
  constructor(
    private readonly db: Db,
    private readonly runs: ImportRunsRepository,
    private readonly staging: StagingRepository,
    private readonly query: ImportsQuery,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(id: number): Promise<ImportView> {
    await this.db.tx(async (tx) => {
      const run = await this.runs.lock(tx, id);
      if (run === null) throw new DomainError('IMPORTS.NOT_FOUND');
      if (run.state !== 'staging' && run.state !== 'ready') throw new DomainError('IMPORTS.NOT_CANCELLABLE');
      await this.runs.move(tx, id, 'cancelled', { finished: this.clock.now() });
      await this.staging.clear(tx, id);
      await this.outbox.append(tx, [], [importChanged(id, run.version + 1, 'cancelled')]);
    });
    return await this.query.byId(id);
  }
}
