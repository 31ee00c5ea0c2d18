import { Injectable } from '@nestjs/common';
import { QuickRedis } from '../queue/redis.module.js';

export const nudgeChannel = 'picolo:outbox';

/** Milliseconds in which several commits make one nudge. */
const coalesced = 5;

/** Wakes the relay after a commit. Losing one is harmless: the relay looks by itself twice a second. */
@Injectable()
export class Nudge {
  private pending = false;

  constructor(private readonly redis: QuickRedis) {}

  soon(): void {
    if (this.pending) return;
    this.pending = true;
    setTimeout(() => {
      this.pending = false;
      this.redis.publish(nudgeChannel, '');
    }, coalesced);
  }
}
