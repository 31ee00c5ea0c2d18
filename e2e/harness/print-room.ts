import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrintJobDetail, PrintJobView, PrintStatus, PrinterView } from '@picolo/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import { enrolWorker, workerFile, workerProcess, type WorkerPlace } from '../../tools/lib/apps.ts';
import type { ManagedProcess } from '../../tools/lib/managed-process.ts';
import { api, type Api } from './http.ts';
import { startIppPrinter, type IppPrinter } from './printers.ts';
import type { Stack } from './stack.ts';
import { waitFor } from './wait.ts';

/** Sizes and digests of what was frozen for a job. */
export interface FrozenDocument {
  readonly sha256: string;
  readonly size: number;
}

/** A whole installation with a print worker of its own, its folder printer and a real IPP printer. */
export class PrintRoom {
  readonly place: WorkerPlace;
  worker: ManagedProcess | null = null;
  private started = 0;
  private readonly stack: Stack;
  private readonly token: string;
  readonly ipp: IppPrinter;

  private constructor(stack: Stack, token: string, ipp: IppPrinter, place: WorkerPlace) {
    this.stack = stack;
    this.token = token;
    this.ipp = ipp;
    this.place = place;
  }

  /** `token` is of somebody who may print. */
  static async open(stack: Stack, token: string): Promise<PrintRoom> {
    const dir = join(stack.dir, 'print-room');
    const place = { data: join(dir, 'worker'), paper: join(dir, 'paper'), server: stack.baseUrl };
    mkdirSync(place.paper, { recursive: true });
    await enrolWorker(stack.env, place, 'Comptoir');
    const ipp = await startIppPrinter({ dir: join(dir, 'printer') });
    const settings = JSON.parse(readFileSync(workerFile(place), 'utf8')) as object;
    const printers = [{ driver: 'ipp', uri: ipp.uri, name: 'Bureau' }];
    writeFileSync(workerFile(place), JSON.stringify({ ...settings, printers }));
    return new PrintRoom(stack, token, ipp, place);
  }

  /** Starts the worker; with `holdAt` it stops for ever at that point of its journal. */
  async start(holdAt?: string): Promise<ManagedProcess> {
    this.started += 1;
    const { DATABASE_URL: _d, REDIS_URL: _r, JWT_SECRET: _j, ...own } = this.stack.env;
    this.worker = workerProcess(this.place, {
      env: holdAt === undefined ? own : { ...own, PICOLO_HOLD_AT: holdAt },
      name: 'print-room',
      log: this.logOf(this.started),
      pidFile: join(this.stack.dir, 'run', 'print-room.json'),
    });
    await this.worker.start();
    return this.worker;
  }

  /** Waits until the worker that was started last stands still at that point; answers the job's UUID. */
  async held(point: string): Promise<string> {
    const line = new RegExp(`HELD ${point.replace('.', '\\.')} ([0-9a-f-]{36})`);
    return await waitFor(`the worker held at ${point}`, () => {
      const log = this.logOf(this.started);
      return existsSync(log) ? line.exec(readFileSync(log, 'utf8'))?.[1] : undefined;
    });
  }

  async stop(): Promise<void> {
    await this.worker?.stop();
    await this.ipp.stop();
  }

  /** Through the first api process, or another one. */
  api(process = 0): Api {
    return api(this.stack.urls[process] ?? '', this.token);
  }

  /** The id of a printer of this worker, once it is there and ready. */
  async printerId(driver: 'folder' | 'ipp'): Promise<number> {
    return await waitFor(`the ${driver} printer`, async () => {
      const printers = (await this.api().get<readonly PrinterView[]>('/api/printers')).body;
      return printers.find((printer) => printer.driver === driver && printer.state === 'ready')?.id;
    });
  }

  async print(content: string, printerId?: number): Promise<PrintJobView> {
    const answer = await this.api().post<PrintJobView>('/print', { content, ...(printerId ? { printerId } : {}) });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  }

  /** A job as an invoice makes it, without the invoice. */
  async submitPdf(bytes: Buffer, printerId: number): Promise<string> {
    const uuid = randomUUID();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const [job] = await this.stack.db.query(
      `INSERT INTO print_jobs (uuid, kind, status, title, number, printer_id, expires_at)
       VALUES (?, 'invoice', 'queued', 'F-TEST', 'F-TEST', ?, CURRENT_TIMESTAMP(3) + INTERVAL 1 DAY)`,
      [uuid, printerId],
    );
    const { insertId } = job as { insertId: number };
    await this.stack.db.query(
      'INSERT INTO print_documents (job_id, media_type, size, sha256, bytes) VALUES (?, ?, ?, ?, ?)',
      [...[insertId, 'application/pdf', bytes.length, sha256, bytes]],
    );
    return uuid;
  }

  async job(id: number): Promise<PrintJobDetail> {
    return (await this.api().get<PrintJobDetail>(`/api/print-jobs/${id}`)).body;
  }

  async statusOf(uuid: string): Promise<PrintStatus | undefined> {
    const [rows] = await this.stack.db.query<RowDataPacket[]>('SELECT status FROM print_jobs WHERE uuid = ?', [uuid]);
    return rows[0]?.['status'] as PrintStatus | undefined;
  }

  async documentOf(uuid: string): Promise<FrozenDocument> {
    const [rows] = await this.stack.db.query<RowDataPacket[]>(
      'SELECT d.sha256, d.size FROM print_documents d JOIN print_jobs j ON j.id = d.job_id WHERE j.uuid = ?',
      [uuid],
    );
    return rows[0] as unknown as FrozenDocument;
  }

  /** Waits until each of them has one of these statuses. */
  async settled(uuids: readonly string[], wanted: readonly PrintStatus[] = ['printed']): Promise<void> {
    for (const uuid of uuids) {
      await waitFor(`${uuid} ${wanted.join(' or ')}`, async () => {
        const status = await this.statusOf(uuid).catch(() => undefined);
        return status !== undefined && wanted.includes(status);
      });
    }
  }

  /** Everything in the folder printer's folder, temporary files included. */
  sheets(): string[] {
    return readdirSync(this.place.paper);
  }

  sheet(uuid: string): Buffer {
    return readFileSync(join(this.place.paper, `${uuid}.txt`));
  }

  private logOf(start: number): string {
    return join(this.stack.dir, 'logs', `print-room-${start}.log`);
  }
}
