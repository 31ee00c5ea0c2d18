import { Injectable } from '@nestjs/common';
import { Db } from '@picolo/server/db';
import { ImportRunsRepository } from '../persistence/import-runs.repository.js';
import { StagingRepository } from '../persistence/staging.repository.js';

/** What an import keeps of its own. */
@Injectable()
export class ImportStore {
  constructor(
    private readonly db: Db,
    readonly runs: ImportRunsRepository,
    readonly staging: StagingRepository,
  ) {}

  /** True when this process may read the file now. */
  async claim(id: number): Promise<boolean> {
    return await this.db.tx((tx) => this.runs.claim(tx, id, 'staging'));
  }
}
