import { describe, expect, it } from 'vitest';
import { TwinQueue } from './twin-queue.js';

describe('twins', () => {
  it('OR-1 run one after the other, whatever happens to the one before; others run beside them', async () => {
    const queue = new TwinQueue();
    const log: string[] = [];
    const gates = new Map<string, () => void>();
    const work =
      (name: string, fails = false) =>
      async (): Promise<string> => {
        log.push(`${name} begins`);
        await new Promise<void>((resolve) => gates.set(name, resolve));
        if (fails) throw new Error(name);
        return name;
      };
    const first = queue.run('a', work('a1', true)).catch(() => 'refused');
    const second = queue.run('a', work('a2'));
    const other = queue.run('b', work('b1'));
    expect(log).toEqual(['a1 begins', 'b1 begins']);
    gates.get('a1')?.();
    expect(await first).toBe('refused');
    await Promise.resolve();
    expect(log.at(-1)).toBe('a2 begins');
    for (const name of ['a2', 'b1']) gates.get(name)?.();
    expect(await Promise.all([second, other])).toEqual(['a2', 'b1']);
  });
});
