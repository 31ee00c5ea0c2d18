import { describe, expect, it } from 'vitest';
import { workerBeatMs, workerLeaseMs } from '@picolo/contracts';
import { LeaseWatch } from './lease-watch.js';

function watchWithTime() {
  const time = { wall: 1_000_000, stopwatch: 0 };
  const watch = new LeaseWatch(() => ({ ...time }));
  const pass = (ms: number): void => {
    time.wall += ms;
    time.stopwatch += ms;
  };
  return { watch, time, pass };
}

describe('lease', () => {
  it('PR-3 a job accepted in an earlier run is not sure', () => {
    const { watch } = watchWithTime();
    watch.renew();
    expect(watch.isSure('a')).toBe(false);
  });

  it('PR-3 beats keep it, however long', () => {
    const { watch, pass } = watchWithTime();
    watch.accept('a');
    for (let beat = 0; beat < 100; beat += 1) {
      pass(workerBeatMs);
      watch.renew();
    }
    expect(watch.isSure('a')).toBe(true);
  });

  it('PR-3 a silence as long as the lease ends it, and no later beat brings it back', () => {
    const { watch, pass } = watchWithTime();
    watch.accept('a');
    pass(workerLeaseMs);
    expect(watch.isSure('a')).toBe(false);
    watch.renew();
    expect(watch.isSure('a')).toBe(false);
    watch.accept('a');
    expect(watch.isSure('a')).toBe(true);
  });

  it('PR-3 a PC that slept was silent, although its stopwatch stood still', () => {
    const { watch, time } = watchWithTime();
    watch.accept('a');
    time.wall += 8 * 3_600_000;
    expect(watch.isSure('a')).toBe(false);
  });
});
