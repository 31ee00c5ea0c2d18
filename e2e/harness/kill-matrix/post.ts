import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EnrolledView, EnrolmentView } from '@picolo/contracts';
import { ManagedProcess } from '../../../tools/lib/managed-process.ts';
import { programs, root } from '../../../tools/lib/paths.ts';
import type { Api } from '../http.ts';
import { waitFor } from '../wait.ts';
import type { Point } from './cells.ts';
import type { Outlet } from './outlets.ts';

export interface JournalEntry {
  readonly uuid: string;
  readonly state: string;
  /** Reports that the server has not acknowledged. */
  readonly open: number;
}

/** A real worker that prints on one outlet and can be held at any point of its journal. */
export class Post {
  readonly outlet: Outlet;
  /** The server's id of its printer. */
  printerId = 0;
  private readonly data: string;
  private readonly holdFile: string;
  private readonly process: ManagedProcess;
  private logFrom = 0;

  constructor(outlet: Outlet, dir: string) {
    this.outlet = outlet;
    this.data = join(dir, `worker-${outlet.driver}`);
    this.holdFile = join(this.data, 'hold-at');
    mkdirSync(this.data, { recursive: true, mode: 0o700 });
    this.process = new ManagedProcess({
      name: `worker-${outlet.driver}`,
      file: process.execPath,
      args: ['--enable-source-maps', programs.worker, 'run', '--data', this.data],
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'test',
        LOG_LEVEL: 'info',
        PICOLO_HOLD_AT: `@${this.holdFile}`,
        ...outlet.env,
      },
      cwd: root,
      log: join(dir, 'logs', `worker-${outlet.driver}.log`),
      pidFile: join(dir, 'run', `worker-${outlet.driver}.json`),
    });
  }

  /** Enrols it: by the api, and told the address of the line to it. */
  async enrol(api: Api, serverUrl: string): Promise<void> {
    const { code } = (await api.post<EnrolmentView>('/api/print-workers')).body;
    const body = { code, name: this.outlet.driver };
    const { workerId, key } = (await api.post<EnrolledView>('/api/print-workers/enrol', body)).body;
    const settings = { serverUrl, workerId, key, ...this.outlet.settings };
    await this.outlet.install?.(this.data);
    writeFileSync(join(this.data, 'worker.json'), JSON.stringify(settings), { mode: 0o600 });
  }

  async start(): Promise<void> {
    if (!this.process.isRunning) await this.process.start();
  }

  async kill(): Promise<void> {
    await this.process.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.process.stop();
  }

  /** From now on it stops at that point and goes on from any other; null: nowhere. */
  holdAt(point: Point | null): void {
    const { log } = this.process.spec;
    this.logFrom = existsSync(log) ? statSync(log).size : 0;
    writeFileSync(this.holdFile, point ?? '');
  }

  /** Waits until it stands still with that job at the point that it was told last. */
  async held(point: Point, uuid: string): Promise<void> {
    const { log } = this.process.spec;
    await waitFor(`${this.outlet.driver} held at ${point} with ${uuid}`, () => {
      if (!this.process.isRunning) throw new Error(`the worker ended instead: ${this.process.lastWords()}`);
      return existsSync(log) && readFileSync(log).subarray(this.logFrom).includes(`HELD ${point} ${uuid}\n`);
    });
  }

  /** Its journal as it lies on the disk; only while it does not run. */
  journal(): readonly JournalEntry[] {
    return this.withJournal((db) => {
      const text = `SELECT uuid, state, (SELECT count(*) FROM reports r WHERE r.uuid = j.uuid AND r.acknowledged = 0) AS open
        FROM jobs j`;
      return db
        .prepare(text)
        .all()
        .map((row) => ({ uuid: String(row['uuid']), state: String(row['state']), open: Number(row['open']) }));
    });
  }

  /** The time of a job runs out; only while the worker does not run. */
  expire(uuid: string): void {
    this.withJournal((db) => {
      const past = new Date(Date.now() - 3_600_000).toISOString();
      db.prepare('UPDATE jobs SET expires_at = ? WHERE uuid = ?').run(past, uuid);
    });
  }

  private withJournal<T>(act: (db: DatabaseSync) => T): T {
    const db = new DatabaseSync(join(this.data, 'journal.sqlite'));
    try {
      return act(db);
    } finally {
      db.close();
    }
  }
}
