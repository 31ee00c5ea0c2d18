import { existsSync, rmSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { QuickRedis } from '../queue/redis.module.js';

export const nudgeChannel = 'picolo:outbox';

/** Milliseconds in which several commits make one nudge. */
const coalesced = 5;

/** Wakes the relay after a commit. Losing one is harmless: the relay looks by itself twice a second. */
@Injectable()
export class Nudge {
  private pending = false;

  constructor(
    private readonly redis: QuickRedis,
    private readonly config: Config,
  ) {}

  soon(): void {
    this.crashWhenAsked();
    if (this.pending) return;
    this.pending = true;
    setTimeout(() => {
      this.pending = false;
      this.redis.publish(nudgeChannel, '');
    }, coalesced);
  }

  private crashWhenAsked(): void {
    const file = this.config.crashBeforeNudge;
    if (file === null || !existsSync(file)) return;
    rmSync(file);
    process.kill(process.pid, 'SIGKILL');
  }
}
