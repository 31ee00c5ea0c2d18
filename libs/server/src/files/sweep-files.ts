import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Db } from '../db/db.js';
import { Sweeps, type Sweep } from '../outbox/sweeps.decorator.js';
import { incomingFolder, objectsFolder } from './places.js';

const hour = 60 * 60 * 1000;

/** Whether it lies there for an hour: no request and no transaction takes that long. */
const isOld = (path: string): boolean => {
  const { ctimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { ctimeMs: Number.MAX_SAFE_INTEGER };
  return Date.now() - ctimeMs > hour;
};

const list = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** Removes what a crash left on the disk: uploads that never ended, bytes whose row never committed or is gone. */
@Injectable()
@Sweeps({ everyMs: hour })
export class SweepFiles implements Sweep {
  constructor(
    private readonly db: Db,
    private readonly config: Config,
  ) {}

  async sweep(isDue: (path: string) => boolean = isOld): Promise<void> {
    const incoming = incomingFolder(this.config);
    for (const name of list(incoming)) if (isDue(join(incoming, name))) rmSync(join(incoming, name), { force: true });
    const objects = objectsFolder(this.config);
    for (const shard of list(objects)) await this.sweepShard(join(objects, shard), isDue);
  }

  private async sweepShard(folder: string, isDue: (path: string) => boolean): Promise<void> {
    const names = list(folder).filter((name) => isDue(join(folder, name)));
    if (names.length === 0) return;
    const rows = await this.db.rows<{ uuid: string }>(
      `SELECT uuid FROM files WHERE uuid IN (${names.map(() => '?').join(', ')})`,
      names,
    );
    const known = new Set(rows.map(({ uuid }) => uuid));
    for (const name of names) if (!known.has(name)) rmSync(join(folder, name), { force: true });
  }
}
