import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { CannotGoOn, explain } from './cannot-go-on.ts';
import type { Backends } from './backends.ts';
import { openBackends } from './own-servers.ts';
import { local } from './paths.ts';
import { prepareFolder } from './preflight.ts';
import { clearStacks } from './stack-folders.ts';
import { runStages, total, type Outcome, type Stage, type StageResult } from './stages.ts';

/** A step that others need; it counts only when it fails. */
export function step(name: string, work: () => Promise<unknown>): Stage {
  const told = (error: unknown): Outcome => ({ passed: 0, failed: 1, problems: [explain(error)] });
  return { name, run: () => work().then(() => ({ passed: 0, failed: 0, problems: [] }), told) };
}

/** A run of tests: collects what its stages proved and ends with one line. */
export class Suite {
  private readonly results: StageResult[] = [];
  private backends: Backends | undefined;

  /** Runs stages side by side; true when none failed. */
  async stage(...stages: Stage[]): Promise<boolean> {
    const done = await runStages(stages, Math.max(2, availableParallelism()), console.log);
    this.results.push(...done);
    return total(done).failed === 0;
  }

  /** Private servers with an empty database for tests, in the environment that the use-case tests expect. */
  async openServers(name: string): Promise<NodeJS.ProcessEnv> {
    const folder = join(local, name);
    for (const path of [local, folder]) prepareFolder(path);
    mkdirSync(join(folder, 'logs'), { recursive: true });
    await clearStacks(local);
    this.backends = await openBackends(folder, 'picolo_test', console.log);
    const { databaseUrl, redisUrl } = this.backends;
    // Tests empty tables: a database that is not meant for it must not be taken by mistake.
    if (!new URL(databaseUrl).pathname.includes('test')) {
      throw new CannotGoOn('DATABASE_URL must name a database for tests: its name must contain "test".');
    }
    return { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, JWT_SECRET: randomBytes(32).toString('hex') };
  }

  /** Ends the servers and what tests left running, then prints the one line that says it all. */
  async end(): Promise<void> {
    for (const process of this.backends?.processes.toReversed() ?? []) await process.stop();
    await this.backends?.close?.();
    await clearStacks(local);
    const { passed, failed } = total(this.results);
    if (failed > 0 || passed === 0) process.exitCode = 1;
    console.log(`\n${passed} passed, ${failed} failed`);
  }
}
