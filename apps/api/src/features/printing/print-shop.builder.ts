import { DomainError, type JobOffer, type PrintJobDetail } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { parseJson } from '@picolo/server/db';
import { toldLive } from '@picolo/server/testing';
import { startApi, type TestApi } from '../../testing.js';
import { aUser } from '../identity/user.builder.js';
import { anEnrolledWorker, TestWorker, type WorkerKey } from './print-worker.builder.js';
import { PrintJobsQuery } from './queries/print-jobs.query.js';
import { PrintMessage } from './use-cases/print-message.use-case.js';

/** For tests: a listening server with a user who may print, and one greeted worker with the folder printer. */
export class PrintShop {
  private constructor(
    readonly test: TestApi,
    readonly actor: Actor,
  ) {}

  key: WorkerKey = { workerId: 0, key: '' };
  private connected: TestWorker | null = null;

  static async open(): Promise<PrintShop> {
    const test = await startApi();
    return new PrintShop(test, (await aUser(test.app, { role: 'admin' })).actor);
  }

  get worker(): TestWorker {
    if (this.connected === null) throw new Error('no worker is connected');
    return this.connected;
  }

  /** Nothing waits, and the worker is a new one: what a test before left behind does not count. */
  async clear(): Promise<void> {
    this.connected?.close();
    await this.test.db.rows(
      `UPDATE print_jobs SET status = 'cancelled' WHERE status IN ('queued', 'sent', 'printing')`,
    );
    await this.test.db.rows('UPDATE print_workers SET revoked_at = CURRENT_TIMESTAMP(3) WHERE revoked_at IS NULL');
    this.key = await anEnrolledWorker(this.test.app);
    await this.reconnect();
  }

  async reconnect(): Promise<void> {
    this.connected?.close();
    this.connected = await TestWorker.start(this.test.origin, this.key);
  }

  async close(): Promise<void> {
    this.connected?.close();
    await this.test.close();
  }

  get<T>(type: abstract new (...args: never[]) => T): T {
    return this.test.app.get<T>(type, { strict: false });
  }

  async submit(content: string, printerId: number | null = null): Promise<number> {
    return await this.get(PrintMessage).execute(this.actor, { content, printerId }, null);
  }

  /** The next job of the folder printer; throws when there is none. */
  async offer(): Promise<JobOffer> {
    const offer = await this.worker.next();
    if (offer === null) throw new Error('no job was offered');
    return offer;
  }

  async detail(id: number): Promise<PrintJobDetail> {
    return await this.get(PrintJobsQuery).detail(id);
  }

  async statusOf(id: number): Promise<string> {
    return (await this.detail(id)).status;
  }

  async historyOf(id: number): Promise<string[]> {
    return (await this.detail(id)).history.map(({ status }) => status);
  }

  /** The lease of the job is over. */
  async silence(id: number): Promise<void> {
    await this.test.db.rows(
      'UPDATE print_jobs SET lease_until = CURRENT_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE id = ?',
      [id],
    );
  }

  /** Its time is over since that many seconds. */
  async age(id: number, seconds = 0): Promise<void> {
    const text = 'UPDATE print_jobs SET expires_at = CURRENT_TIMESTAMP(3) - INTERVAL ? SECOND WHERE id = ?';
    await this.test.db.rows(text, [seconds, id]);
  }

  /** Live messages of that name, else payloads of the events of that type; oldest first. */
  async told<T>(type: string): Promise<T[]> {
    if (type.includes(':')) return (await toldLive(this.test.db, type)) as T[];
    const rows = await this.test.db.rows<{ payload: unknown }>(
      'SELECT payload FROM outbox WHERE type = ? ORDER BY id',
      [type],
    );
    return rows.map(({ payload }) => parseJson(payload) as T);
  }

  async troublesOf(id: number): Promise<string[]> {
    const events = await this.told<{ jobId: number; status: string }>('print-job.troubled');
    return events.filter(({ jobId }) => jobId === id).map(({ status }) => status);
  }
}

/** The code that something was refused with, or `accepted`. */
export const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error instanceof DomainError ? error.code : error instanceof Error ? error.message : ''),
  );
