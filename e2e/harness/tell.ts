import type { TestContext } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** What a test found out and people want to read: counts, shares. The run prints it. */
    facts?: string[];
  }
}

/** Says a figure that the test found: at once when it runs alone, below its stage when everything runs. */
export function tell({ task }: TestContext, fact: string): void {
  task.meta.facts = [...(task.meta.facts ?? []), fact];
  console.log(fact);
}
