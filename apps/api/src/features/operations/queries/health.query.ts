import { Injectable } from '@nestjs/common';
import type { HealthView } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { QuickRedis } from '@picolo/server/queue';

/** Whether this process can do its work. Redis being away is told and does not make it unready: orders are placed without. */
@Injectable()
export class HealthQuery {
  constructor(
    private readonly db: Db,
    private readonly redis: QuickRedis,
  ) {}

  async ready(): Promise<HealthView> {
    const database = await this.db.rows('SELECT 1').then(
      () => 'up' as const,
      () => 'down' as const,
    );
    return {
      status: database === 'up' ? 'ok' : 'unavailable',
      checks: { database, redis: this.redis.ready ? 'up' : 'down' },
    };
  }
}
