import { randomBytes, randomUUID } from 'node:crypto';
import type { PrintJobDetail, PrintJobView, PrinterView } from '@picolo/contracts';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { cuttableLine, type CuttableLine } from '../cuttable-line.ts';
import { api, demoPassword, signIn, type Api } from '../http.ts';
import { startStack, type Stack } from '../stack.ts';
import { waitFor } from '../wait.ts';
import type { Driver, Part, ServerPart } from './cells.ts';
import { openOutlets, sha256, type Struck, type Wanted } from './outlets.ts';
import { Post } from './post.ts';

/** A job as it was given to the server. */
export interface MatrixJob extends Wanted {
  readonly id: number;
  readonly sha256: string;
}

/** More than two parts on the way to the worker, and many on the way to a printer. */
const bigDocument = 700_000;
const [admin, over] = ['admin@picolo.test', ['printed', 'failed', 'expired', 'cancelled']];

/** A whole installation with one worker per kind of printer, whose parts can be struck one by one. */
export class Floor {
  readonly stack: Stack;
  readonly posts: readonly Post[];
  private readonly line: CuttableLine;
  private readonly serverParts: Record<ServerPart, Struck>;
  private caller: Api | null = null;

  private constructor(stack: Stack, line: CuttableLine, posts: readonly Post[]) {
    this.stack = stack;
    this.line = line;
    this.posts = posts;
    const [api, jobs] = [stack.apis[0], stack.jobs[0]];
    this.serverParts = {
      api: { strike: () => api?.kill('SIGKILL'), mend: () => api?.restart() },
      jobs: { strike: () => jobs?.kill('SIGKILL'), mend: () => jobs?.restart() },
      Redis: { strike: () => stack.redis.kill(), mend: () => stack.redis.restart() },
      MariaDB: { strike: () => stack.mariadb.kill(), mend: () => stack.mariadb.restart() },
      'line to the server': { strike: () => line.cut(), mend: () => line.mend() },
    };
  }

  /** With a worker for each of these. */
  static async open(drivers: readonly Driver[]): Promise<Floor> {
    const stack = await startStack({ apis: 1, jobs: 1, env: { PICOLO_ADMIN_PASSWORD: demoPassword } });
    await stack.cli('admin:create', '--email', admin, '--name', 'Admin');
    const line = await cuttableLine(stack.baseUrl);
    const outlets = await openOutlets(stack.dir, drivers);
    const floor = new Floor(
      stack,
      line,
      outlets.map((outlet) => new Post(outlet, stack.dir)),
    );
    await floor.signIn();
    for (const post of floor.posts) await post.enrol(floor.api, line.url);
    await floor.calm();
    await Promise.all(floor.posts.map((post) => floor.introduce(post)));
    return floor;
  }

  get api(): Api {
    if (this.caller === null) throw new Error('nobody has signed in');
    return this.caller;
  }

  /** Access tokens end after a quarter of an hour. */
  async signIn(): Promise<void> {
    this.caller = api(this.stack.baseUrl, await signIn(this.stack.baseUrl, admin));
  }

  part(post: Post, part: Exclude<Part, 'worker'>): Struck {
    const struck = part in this.serverParts ? this.serverParts[part as ServerPart] : undefined;
    const found = struck ?? post.outlet.parts[part as keyof Post['outlet']['parts']];
    if (found === undefined) throw new Error(`${post.outlet.driver} has no ${part}`);
    return found;
  }

  /** Everybody works, and nobody is held. */
  async calm(): Promise<void> {
    for (const post of this.posts) post.holdAt(null);
    await Promise.all(this.posts.map((post) => post.start()));
  }

  /** By the API, as everybody prints; asked again with the same key while the server comes back. */
  async submit(post: Post): Promise<MatrixJob> {
    const body = { content: randomBytes(1_500).toString('hex'), printerId: post.printerId };
    const key = { 'idempotency-key': randomUUID() };
    const { id } = await waitFor('a job taken', async () => {
      const answer = await this.api.post<PrintJobView>('/print', body, key).catch(() => null);
      return answer?.status === 201 ? answer.body : undefined;
    });
    return await this.frozen(id);
  }

  /** A big document, or one that never arrives as it was announced. */
  async plant(post: Post, isDamaged: boolean): Promise<MatrixJob> {
    const bytes = randomBytes(isDamaged ? 2_000 : bigDocument);
    const [{ insertId: id }] = await this.stack.db.query<ResultSetHeader>(
      `INSERT INTO print_jobs (uuid, kind, status, title, content, printer_id, expires_at)
       VALUES (?, 'text', 'queued', 'Essai', 'Essai', ?, CURRENT_TIMESTAMP(3) + INTERVAL 1 DAY)`,
      [randomUUID(), post.printerId],
    );
    await this.stack.db.query("INSERT INTO print_job_steps (job_id, status) VALUES (?, 'queued')", [id]);
    await this.stack.db.query(
      'INSERT INTO print_documents (job_id, media_type, size, sha256, bytes) VALUES (?, ?, ?, ?, ?)',
      [...[id, 'text/plain; charset=utf-8', bytes.length], sha256(isDamaged ? Buffer.from('another') : bytes), bytes],
    );
    return await this.frozen(id);
  }

  /** Another delivery comes between, as it does when a lease ran out before the worker had the document. */
  async deliverElsewhere({ id }: MatrixJob): Promise<void> {
    await this.stack.db.query(
      `UPDATE print_jobs SET attempt = attempt + 1, updated_at = updated_at WHERE id = ? AND status = 'queued'`,
      [id],
    );
  }

  /** The job once nobody will say anything more about it by himself. */
  async settled({ id, uuid }: MatrixJob): Promise<PrintJobDetail> {
    return await waitFor(`the end of ${uuid}`, async () => {
      const answer = await this.api.get<PrintJobDetail>(`/api/print-jobs/${id}`).catch(() => null);
      if (answer?.status !== 200) return undefined;
      const { status, reason } = answer.body;
      if (over.includes(status)) return answer.body;
      // A worker that was held for long is heard again: what it says itself comes after its `printing`.
      const isSaid = status === 'unconfirmed' && (reason !== 'worker-silent' || (await this.reportsOf(id)) > 1);
      return isSaid ? answer.body : undefined;
    });
  }

  async stop(): Promise<void> {
    for (const post of this.posts) {
      await post.kill();
      await post.outlet.stop();
    }
    await this.line.close();
    await this.stack.stop();
  }

  private async introduce(post: Post): Promise<void> {
    post.printerId = await waitFor(`the printer ${post.outlet.uri}`, async () => {
      const printers = (await this.api.get<readonly PrinterView[]>('/api/printers')).body;
      return printers.find(({ driver }) => driver === post.outlet.driver)?.id;
    });
  }

  private async reportsOf(id: number): Promise<number> {
    const [rows] = await this.stack.db.query<RowDataPacket[]>('SELECT last_seq FROM print_jobs WHERE id = ?', [id]);
    return Number(rows[0]?.['last_seq']);
  }

  private async frozen(id: number): Promise<MatrixJob> {
    const [rows] = await this.stack.db.query<RowDataPacket[]>(
      'SELECT j.uuid, d.bytes, d.sha256 FROM print_jobs j JOIN print_documents d ON d.job_id = j.id WHERE j.id = ?',
      [id],
    );
    const { uuid, bytes, sha256: sum } = rows[0] as { uuid: string; bytes: Buffer; sha256: string };
    return { id, uuid, bytes, sha256: sum };
  }
}
