import { describe, expect, it } from 'vitest';
import { JobClock } from './job-clock.js';

function clockAt(start: string, offsetMs = 0) {
  const time = { wall: Date.parse(start), stopwatch: 1_000 };
  const clock = new JobClock(
    offsetMs,
    () => time.wall,
    () => time.stopwatch,
  );
  const pass = (ms: number): void => {
    time.wall += ms;
    time.stopwatch += ms;
  };
  return { clock, time, pass };
}

describe('the clock of expiry', () => {
  it('PR-6 takes over the time of the server', () => {
    const { clock, pass } = clockAt('2026-03-02T10:00:00.000Z');
    clock.agree('2026-03-02T12:00:00.000Z', 100);
    expect(clock.iso()).toBe('2026-03-02T12:00:00.050Z');
    pass(60_000);
    expect(clock.isPast('2026-03-02T12:01:00.050Z')).toBe(true);
    expect(clock.isPast('2026-03-02T12:01:00.051Z')).toBe(false);
  });

  it('PR-6 a clock that is set back does not make a late job fresh', () => {
    const { clock, time, pass } = clockAt('2026-03-02T10:00:00.000Z');
    pass(3_600_000);
    time.wall -= 7_200_000;
    expect(clock.isPast('2026-03-02T11:00:00.000Z')).toBe(true);
    expect(clock.wasSet()).toBe(true);
    clock.agree('2026-03-02T11:00:00.000Z', 0);
    expect(clock.wasSet()).toBe(false);
    expect(clock.iso()).toBe('2026-03-02T11:00:00.000Z');
  });

  it('keeps the difference that was found before the last start', () => {
    expect(clockAt('2026-03-02T10:00:00.000Z', -5_000).clock.iso()).toBe('2026-03-02T09:59:55.000Z');
  });
});
