import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { CannotGoOn, explain } from './cannot-go-on.ts';
import type { Backends } from './backends.ts';
import { openBackends } from './own-servers.ts';
import { local } from './paths.ts';
import { readPidFile, stopByPidFile, writePidFile } from './pid-file.ts';
import { prepareFolder } from './preflight.ts';
import { clearStacks } from './stack-folders.ts';
import { problemLines, runStages, stageLines, total, type Outcome, type Stage, type StageResult } from './stages.ts';

/** A step that others need; it counts only when it fails. */
export function step(name: string, work: () => Promise<unknown>): Stage {
  const told = (error: unknown): Outcome => ({ passed: 0, failed: 1, problems: [explain(error)] });
  return { name, run: () => work().then(() => ({ passed: 0, failed: 0, problems: [] }), told) };
}

/** Two runs in one folder would take each other's servers. */
function takeTestPlace(folder: string): () => void {
  const file = join(folder, 'run.json');
  const running = readPidFile(file);
  if (running !== undefined) {
    throw new CannotGoOn(`The tests run already in this folder (process ${running.pid}). Wait for them, or stop them.`);
  }
  writePidFile(file, process.pid);
  return () => {
    rmSync(file, { force: true });
  };
}

/** Ends servers of an interrupted run and removes their data: tests begin with an empty server. */
async function clearServers(folder: string): Promise<void> {
  for (const name of ['mariadb', 'redis']) {
    await stopByPidFile(join(folder, name, 'process.json'), 5000);
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** A run of tests: collects what its stages proved and ends with one line. */
export class Suite {
  private readonly results: StageResult[] = [];
  private backends: Backends | undefined;
  private release: (() => void) | undefined;

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
    this.release = takeTestPlace(folder);
    await clearStacks(local);
    await clearServers(folder);
    this.backends = await openBackends(folder, 'picolo_test', console.log);
    const { databaseUrl, redisUrl } = this.backends;
    // Tests empty tables: a database that is not meant for it must not be taken by mistake.
    if (!new URL(databaseUrl).pathname.includes('test')) {
      throw new CannotGoOn('DATABASE_URL must name a database for tests: its name must contain "test".');
    }
    return { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, JWT_SECRET: randomBytes(32).toString('hex') };
  }

  /**
   * Ends the servers and what tests left running; then what each stage proved and what failed, once more and together,
   * and the one line that says it all.
   */
  async end(): Promise<void> {
    try {
      for (const process of this.backends?.processes.toReversed() ?? []) await process.stop();
      await this.backends?.close?.();
      if (this.release !== undefined) await clearStacks(local);
      this.release?.();
    } finally {
      this.tell();
    }
  }

  private tell(): void {
    const { passed, failed } = total(this.results);
    if (failed > 0 || passed === 0) process.exitCode = 1;
    console.log(`\n${[...stageLines(this.results), ...problemLines(this.results)].join('\n')}`);
    console.log(`\n${passed} passed, ${failed} failed`);
  }
}
