import { setTimeout as sleep } from 'node:timers/promises';

const steps = [10, 15, 25, 40, 70, 120, 200, 350, 600, 1_000, 2_000] as const;

/** Growing pauses between two looks at a printer: quick while an answer is near, 2 s in the end. */
export class Patience {
  private taken = 0;

  constructor(private readonly stop: AbortSignal) {}

  /** False when the worker is to stop. */
  async pause(): Promise<boolean> {
    const length = steps[Math.min(this.taken, steps.length - 1)] ?? 2_000;
    this.taken += 1;
    await sleep(length, undefined, { signal: this.stop }).catch(() => undefined);
    return !this.stop.aborted;
  }
}
