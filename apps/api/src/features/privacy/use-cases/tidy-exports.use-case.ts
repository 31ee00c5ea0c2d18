import { Injectable } from '@nestjs/common';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { ExportsRepository } from '../persistence/exports.repository.js';

const lostMs = 15 * 60_000;

/** Archives whose days are over go; those whose process died are given up. */
@Injectable()
export class TidyExports {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly exports: ExportsRepository,
  ) {}

  async execute(): Promise<void> {
    const now = this.clock.now();
    await this.db.tx(async (tx) => {
      await this.exports.failLost(tx, new Date(now.getTime() - lostMs));
      await this.exports.forget(tx, now);
    });
  }
}
