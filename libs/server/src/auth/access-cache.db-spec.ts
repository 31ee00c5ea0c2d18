import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Config } from '../config/config.js';
import { QuickRedis } from '../queue/redis.module.js';
import { AccessCache } from './access-cache.js';
import type { Concerned } from './access-word.js';
import { AccessSource, type AccessRecord } from './actor.js';

/** Rights that the test changes; counts how often they are read. */
class Rights extends AccessSource {
  reads = 0;
  name: string | null = 'Ada';
  /** What a read waits for. */
  gate: Promise<void> = Promise.resolve();

  async load(): Promise<AccessRecord | null> {
    this.reads += 1;
    const { name } = this;
    await this.gate;
    return name === null ? null : { name, locale: 'fr', permissions: ['orders.read'], clientId: null, clientIds: [] };
  }
}

interface Process {
  readonly cache: AccessCache;
  readonly rights: Rights;
}

describe('access cache', () => {
  const closing: (() => void)[] = [];
  let one: Process;
  let other: Process;

  const start = async (redisUrl = process.env['REDIS_URL'] ?? ''): Promise<Process> => {
    const config = Object.assign(new Config(), { redisUrl });
    const redis = new QuickRedis(config);
    const rights = new Rights();
    const cache = new AccessCache(config, rights, redis);
    closing.push(
      () => cache.onApplicationShutdown(),
      () => redis.onApplicationShutdown(),
    );
    if (!redisUrl.includes('nowhere')) {
      if (!redis.ready) await once(redis.client, 'ready');
      // Kept answers show that the channel stands.
      while (await isRead({ cache, rights })) await new Promise((resolve) => setImmediate(resolve));
    }
    rights.reads = 0;
    return { cache, rights };
  };

  /** Whether asking made the process read the rights anew. */
  const isRead = async ({ cache, rights }: Process): Promise<boolean> => {
    const before = rights.reads;
    await cache.actor(1, 1);
    return rights.reads > before;
  };

  beforeEach(async () => {
    [one, other] = [await start(), await start()];
    // What is kept for a second is judged by a clock that stands: the machine may be busy for longer.
    vi.useFakeTimers({ toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
    // A process that is over is not waited for.
    for (const close of closing.splice(0)) close();
  });

  it('ID-12 rights are read once for what is asked within a second', async () => {
    await one.cache.announce(1);
    await Promise.all(Array.from({ length: 5 }, () => one.cache.actor(1, 1)));
    expect(await isRead(one)).toBe(false);
    expect((await one.cache.actor(1, 1))?.permissions.has('orders.read')).toBe(true);
    vi.setSystemTime(Date.now() + 1_000);
    expect(await isRead(one)).toBe(true);
  });

  it('ID-12 a change is known at once where it was made, and at once everywhere', async () => {
    const told = new Promise<Concerned>((resolve) => {
      other.cache.onChange(resolve);
    });
    one.rights.name = null;
    other.rights.name = null;
    await one.cache.announce(1);
    expect(await one.cache.actor(1, 1)).toBeNull();
    expect(await told).toEqual([1]);
    expect(await other.cache.actor(1, 1)).toBeNull();
  });

  it('ID-3 whoever announces a change waits until every process has acted on it', async () => {
    let acted = false;
    other.cache.onChange(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      acted = true;
    });
    await one.cache.announce([1, 2]);
    expect(acted).toBe(true);
  });

  it('ID-12 a change of everybody drops everything, a change of another user nothing', async () => {
    await one.cache.announce(11);
    expect(await isRead(one)).toBe(false);
    await one.cache.announce(null);
    expect(await isRead(one)).toBe(true);
  });

  it('ID-12 what was read before a change is not kept after it', async () => {
    await one.cache.announce(1);
    let open: () => void = () => undefined;
    one.rights.gate = new Promise((resolve) => {
      open = resolve;
    });
    const slow = one.cache.actor(1, 1);
    one.rights.name = null;
    await one.cache.announce(1);
    open();
    await slow;
    expect(await one.cache.actor(1, 1)).toBeNull();
  });

  it('ID-12 without the channel nothing is kept', async () => {
    const alone = await start('unix:///nowhere/redis.sock');
    expect(await isRead(alone)).toBe(true);
    expect(await isRead(alone)).toBe(true);
  });

  it('ID-12 OP-7 sockets and streams look again when the channel is back', async () => {
    const told = new Promise<Concerned>((resolve) => {
      other.cache.onChange(resolve);
    });
    (
      other.cache as unknown as { word: { subscriber: { disconnect(reconnect: boolean): void } } }
    ).word.subscriber.disconnect(true);
    expect(await told).toBeNull();
  });
});
