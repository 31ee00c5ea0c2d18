import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { PrintJobDetail, PrintJobView, PrinterView, PrintRoutingView } from '@picolo/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import { enrolWorker, workerFile, workerProcess, type WorkerPlace } from '../../tools/lib/apps.ts';
import type { ManagedProcess } from '../../tools/lib/managed-process.ts';
import { api, type Api } from './http.ts';
import { startIppPrinter, type IppPrinter } from './printers.ts';
import type { Stack } from './stack.ts';
import { waitFor } from './wait.ts';
import { startCupsRig, type CupsRig } from './worker-rig.ts';

export const pair = ['comptoir', 'atelier'] as const;
export type Which = (typeof pair)[number];

/** A job as the server has it in the end. */
export interface PairJob {
  readonly id: number;
  readonly uuid: string;
  readonly status: string;
  readonly reason: string | null;
  readonly sha256: string;
  /** It was in doubt at some time: it may have come out later than those behind it. */
  readonly wasDoubted: boolean;
}

/** Two workers of one installation: a folder each, and a queue of CUPS and an IPP printer that both see. */
export class WorkerPair {
  readonly cups: CupsRig;
  readonly ipp: IppPrinter;
  readonly workers: Readonly<Record<Which, ManagedProcess>>;
  private readonly stack: Stack;
  private readonly token: string;
  private readonly places: Readonly<Record<Which, WorkerPlace>>;

  private constructor(
    stack: Stack,
    token: string,
    printers: { cups: CupsRig; ipp: IppPrinter },
    places: Readonly<Record<Which, WorkerPlace>>,
  ) {
    this.stack = stack;
    this.token = token;
    this.cups = printers.cups;
    this.ipp = printers.ipp;
    this.places = places;
    this.workers = { comptoir: this.process('comptoir'), atelier: this.process('atelier') };
  }

  /** `token` is of somebody who may print. The first to start holds what both see. */
  static async open(stack: Stack, token: string): Promise<WorkerPair> {
    const dir = join(stack.dir, 'pair');
    const cups = await startCupsRig(join(dir, 'queue'));
    const ipp = await startIppPrinter({ dir: join(dir, 'printer') });
    const placeOf = (which: Which): WorkerPlace => ({
      ...{ data: join(dir, which), paper: join(dir, `${which}-paper`), server: stack.baseUrl },
    });
    const places = { comptoir: placeOf('comptoir'), atelier: placeOf('atelier') };
    for (const which of pair) {
      mkdirSync(places[which].paper, { recursive: true });
      await enrolWorker(stack.env, places[which], which);
      const settings = JSON.parse(readFileSync(workerFile(places[which]), 'utf8')) as object;
      // 127.0.0.1 is each PC's own: that both mean the same machine has to be said.
      const printers = [
        { driver: 'cups', uri: cups.uri, name: 'queue', sharedAs: 'queue' },
        { driver: 'ipp', uri: ipp.uri, name: 'laser', sharedAs: 'laser' },
      ];
      writeFileSync(workerFile(places[which]), JSON.stringify({ ...settings, printers }));
    }
    return new WorkerPair(stack, token, { cups, ipp }, places);
  }

  async stop(): Promise<void> {
    for (const which of pair) await this.workers[which].kill();
    await this.ipp.stop();
    await this.cups.spooler.stop();
    await this.cups.paper.stop();
  }

  async printers(): Promise<readonly PrinterView[]> {
    return (await this.api().get<readonly PrinterView[]>('/api/printers')).body;
  }

  /** Of that name, or the folder of that worker; once it is ready and both see it if both can. */
  async printer(name: 'queue' | 'laser' | Which): Promise<PrinterView> {
    return await waitFor(`the printer ${name}`, async () => {
      const isIt = (one: PrinterView): boolean =>
        one.driver === 'folder' ? one.workers[0]?.name === name : one.name === name && one.workers.length === 2;
      return (await this.printers()).find((one) => isIt(one) && one.state === 'ready');
    });
  }

  async holderOf(name: 'queue' | 'laser'): Promise<Which> {
    const holder = (await this.printers()).find((one) => one.name === name)?.workers[0]?.name;
    return holder === 'atelier' ? 'atelier' : 'comptoir';
  }

  /** Without a printer: where messages go. */
  async print(content: string, printerId: number | null): Promise<PrintJobView> {
    const answer = await this.api().post<PrintJobView>('/print', { content, printerId });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  }

  /** Messages come out of the first of these that works. */
  async routeTo(name: string, printerIds: readonly number[]): Promise<void> {
    const made = await this.api().post<PrintRoutingView>('/api/print-routing/groups', { name, printerIds });
    const groupId = made.body.groups.find((group) => group.name === name)?.id;
    const routed = await this.api().patch('/api/print-routing/routes/text', { groupId });
    if (routed.status !== 200) throw new Error(JSON.stringify(routed.body));
  }

  async job(id: number): Promise<PrintJobDetail> {
    return (await this.api().get<PrintJobDetail>(`/api/print-jobs/${id}`)).body;
  }

  async cancel(id: number): Promise<PrintJobDetail> {
    return (await this.api().post<PrintJobDetail>(`/api/print-jobs/${id}/cancel`)).body;
  }

  /** That worker was last heard more than a lease ago, for whoever asks: nobody has to wait a minute. */
  async silence(which: Which): Promise<void> {
    const its = 'worker_id = (SELECT id FROM print_workers WHERE name = ? AND revoked_at IS NULL)';
    await this.stack.db.query(`UPDATE printers SET lease_until = CURRENT_TIMESTAMP(3) WHERE ${its}`, [which]);
    await this.stack.db.query(
      `UPDATE print_jobs SET lease_until = CURRENT_TIMESTAMP(3), updated_at = updated_at
       WHERE ${its} AND status IN ('sent', 'printing')`,
      [which],
    );
  }

  /**
   * The worker stands still at that point of its journal, to which `begin` brings it, while `during` is done; then it
   * goes on. Answers what `begin` answered.
   */
  async heldAt<T>(which: Which, point: string, begin: () => Promise<T>, during: () => Promise<void>): Promise<T> {
    const heard = (): number => this.workers[which].logs.split(`HELD ${point} `).length;
    const before = heard();
    writeFileSync(this.holdFile(which), point);
    try {
      const answer = await begin();
      await waitFor(`${which} held at ${point}`, () => heard() > before);
      await during();
      return answer;
    } finally {
      rmSync(this.holdFile(which));
    }
  }

  /** The jobs of one printer in the order of their submission. */
  async jobs(printerId: number): Promise<readonly PairJob[]> {
    const [rows] = await this.stack.db.query<RowDataPacket[]>(
      `SELECT j.id, j.uuid, j.status, j.reason, d.sha256, EXISTS (SELECT 1 FROM print_job_steps s
         WHERE s.job_id = j.id AND s.status = 'unconfirmed') AS wasDoubted
       FROM print_jobs j JOIN print_documents d ON d.job_id = j.id WHERE j.printer_id = ? ORDER BY j.id`,
      [printerId],
    );
    return rows.map((row) => ({ ...(row as PairJob), wasDoubted: row['wasDoubted'] === 1 }));
  }

  /** How many jobs have one of these statuses. */
  async count(...statuses: string[]): Promise<number> {
    const [rows] = await this.stack.db.query<RowDataPacket[]>(
      'SELECT COUNT(*) AS jobs FROM print_jobs WHERE status IN (?)',
      [statuses],
    );
    return Number(rows[0]?.['jobs']);
  }

  /** Digests of what lies in a worker's folder, in the order in which it came to lie there. */
  sheetsOf(which: Which): string[] {
    const { paper } = this.places[which];
    return readdirSync(paper)
      .filter((name) => !name.endsWith('.tmp'))
      .map((name) => ({ name, at: statSync(join(paper, name), { bigint: true }).ctimeNs }))
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ name }) =>
        createHash('sha256')
          .update(readFileSync(join(paper, name)))
          .digest('hex'),
      );
  }

  private holdFile(which: Which): string {
    return join(this.stack.dir, 'pair', `${which}.hold`);
  }

  private api(): Api {
    return api(this.stack.baseUrl, this.token);
  }

  private process(which: Which): ManagedProcess {
    const { DATABASE_URL: _d, REDIS_URL: _r, JWT_SECRET: _j, ...shared } = this.stack.env;
    const env = { ...shared, PICOLO_HOLD_AT: `@${this.holdFile(which)}` };
    const { dir } = this.stack;
    const files = { log: join(dir, 'logs', `${which}.log`), pidFile: join(dir, 'run', `${which}.json`) };
    return workerProcess(this.places[which], { env, name: which, ...files });
  }
}
