import { describe, expect, it } from 'vitest';
import type { AccessCache } from './access-cache.js';
import { ProgramCache } from './program-cache.js';
import { ProgramSource, type ProgramRecord } from './program.js';

class Keys extends ProgramSource {
  reads = 0;
  record: ProgramRecord | null = { apiKeyId: 7, name: 'Caisse', permissions: ['printing.submit'], expiresAt: null };
  /** What a read waits for. */
  gate: Promise<void> = Promise.resolve();

  async load(): Promise<ProgramRecord | null> {
    this.reads += 1;
    const { record } = this;
    await this.gate;
    return record;
  }
}

const process = (listening = true): { keys: Keys; cache: ProgramCache; change: () => void } => {
  const keys = new Keys();
  const listeners: (() => void)[] = [];
  const access = { listening, generation: 0, onChange: (listener: () => void) => listeners.push(listener) };
  const cache = new ProgramCache(keys, access as unknown as AccessCache);
  const change = (): void => {
    access.generation += 1;
    for (const listener of listeners) listener();
  };
  return { keys, cache, change };
};

describe('ProgramCache', () => {
  it('SE-2 a key is looked up once for what comes within a second', async () => {
    const { keys, cache } = process();
    expect((await cache.program('a'))?.permissions).toEqual(new Set(['printing.submit']));
    await cache.program('a');
    expect(keys.reads).toBe(1);
  });

  it('SE-2 an announced change drops what is kept, and what was read before it', async () => {
    const { keys, cache, change } = process();
    await cache.program('a');
    let open: () => void = () => undefined;
    keys.gate = new Promise((resolve) => {
      open = resolve;
    });
    const slow = cache.program('b');
    keys.record = null;
    change();
    open();
    await slow;
    expect([await cache.program('a'), await cache.program('b')]).toEqual([null, null]);
  });

  it('SE-2 nothing is kept while changes are not heard, of refused keys, and past the end', async () => {
    const deaf = process(false);
    await deaf.cache.program('a');
    await deaf.cache.program('a');
    expect(deaf.keys.reads).toBe(2);
    const refused = process();
    refused.keys.record = null;
    await refused.cache.program('a');
    await refused.cache.program('a');
    expect(refused.keys.reads).toBe(2);
    const ended = process();
    if (ended.keys.record !== null) ended.keys.record = { ...ended.keys.record, expiresAt: new Date() };
    await ended.cache.program('a');
    await ended.cache.program('a');
    expect(ended.keys.reads).toBe(2);
  });
});
