import { type Signal, computed, signal } from '@angular/core';
import { type ProblemError, toProblem } from './problem';

/** An act of a screen that may be refused: what it is about while it runs, and why it did not go through. */
export interface Attempt<K> {
  /** Null while nothing runs. */
  readonly doing: Signal<K | null>;
  readonly busy: Signal<boolean>;
  readonly problem: Signal<ProblemError | null>;
  /** One at a time; true when it went through. */
  run(work: () => Promise<unknown>, ...subject: K extends true ? [] : [subject: K]): Promise<boolean>;
  /** Forgets the refusal: the dialog opens anew. */
  reset(): void;
}

/** Acts of one screen, or, with `attempt<number>()`, of the rows of a list by their id. */
export function attempt<K = true>(): Attempt<K> {
  const doing = signal<K | null>(null);
  const problem = signal<ProblemError | null>(null);
  const run = async (work: () => Promise<unknown>, subject: K = true as K): Promise<boolean> => {
    if (doing() !== null) return false;
    problem.set(null);
    doing.set(subject);
    try {
      await work();
      return true;
    } catch (error) {
      problem.set(toProblem(error));
      return false;
    } finally {
      doing.set(null);
    }
  };
  return {
    ...{ doing: doing.asReadonly(), busy: computed(() => doing() !== null), problem: problem.asReadonly() },
    run,
    reset: () => {
      problem.set(null);
    },
  };
}
