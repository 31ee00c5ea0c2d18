import { once } from 'node:events';
import type { INestApplicationContext } from '@nestjs/common';
import {
  chunkBytes,
  workerNamespace,
  workerProtocol,
  type AcceptAnswer,
  type BeatAnswer,
  type JobOffer,
  type JobReport,
  type KnownJobState,
  type PrinterToAdd,
  type Recall,
  type Refusal,
  type ReportedPrinter,
  type WorkerHello,
} from '@picolo/contracts';
import { io, type Socket } from 'socket.io-client';
import { EnrolWorker } from './use-cases/enrol-worker.use-case.js';
import { InviteWorker } from './use-cases/invite-worker.use-case.js';

export interface WorkerKey {
  readonly workerId: number;
  readonly key: string;
}

export const aPrinter = (changes: Partial<ReportedPrinter> = {}): ReportedPrinter => ({
  uri: 'folder:/paper',
  name: 'Dossier',
  driver: 'folder',
  state: 'ready',
  stateReasons: [],
  ...changes,
});

/** For tests: an enrolled worker. */
export const anEnrolledWorker = async (app: INestApplicationContext, name = 'Comptoir'): Promise<WorkerKey> => {
  const { code } = await app.get(InviteWorker, { strict: false }).execute(null, name);
  return await app.get(EnrolWorker, { strict: false }).execute({ code, name });
};

type TestAnswer = { readonly done?: unknown; readonly because?: unknown } | 'silence';

export interface TestOrders {
  /** What a search is answered. */
  readonly found: unknown;
  /** What an order is answered; absent: done. */
  readonly answer?: (payload: unknown) => TestAnswer | Promise<TestAnswer>;
}

/** For tests: a print worker that speaks the protocol over a real socket and keeps what it printed in memory. */
export class TestWorker {
  /** What `jobs:waiting`, `job:recall` and `worker:revoked` said, in their order. */
  readonly heard: string[] = [];

  private constructor(readonly socket: Socket) {
    for (const event of ['jobs:waiting', 'job:recall', 'worker:revoked']) {
      socket.on(event, () => {
        this.heard.push(event);
      });
    }
  }

  /** Rejects with the refusal's code. */
  static async connect(origin: string, auth: object): Promise<TestWorker> {
    const socket = io(`${origin}${workerNamespace}`, {
      auth: { protocol: workerProtocol, ...auth },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
    });
    const worker = new TestWorker(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error: Error & { data?: { code?: string } }) => {
        socket.close();
        reject(new Error(error.data?.code ?? error.message));
      });
    });
    return worker;
  }

  /** Connected and greeted, and its PC sees these printers: it takes up and leaves them as it is told. */
  static async withPrinters(origin: string, key: WorkerKey, orders: TestOrders): Promise<TestWorker> {
    const worker = await TestWorker.connect(origin, { ...key, manages: true });
    let own = [aPrinter()];
    const take = async (payload: unknown, change: () => void, ack: (answer: unknown) => void): Promise<void> => {
      const answer = (await orders.answer?.(payload)) ?? { done: true };
      if (answer === 'silence') return;
      if ('done' in answer && answer.done === true) {
        change();
        await worker.beat(own);
      }
      ack(answer);
    };
    worker.socket.on('printers:find', (ack: (answer: unknown) => void) => {
      ack(orders.found);
    });
    worker.socket.on('printer:add', (printer: PrinterToAdd, ack: (answer: unknown) => void) => {
      const { uri, name = uri } = printer;
      void take(
        printer,
        () => (own = [...own.filter((known) => known.uri !== uri), aPrinter({ uri, name, driver: 'ipp' })]),
        ack,
      );
    });
    worker.socket.on('printer:remove', (printer: { uri: string }, ack: (answer: unknown) => void) => {
      void take(printer, () => (own = own.filter(({ uri }) => uri !== printer.uri)), ack);
    });
    await worker.hello({ printers: own });
    return worker;
  }

  /** Connected and greeted. */
  static async start(
    origin: string,
    key: WorkerKey,
    printers: readonly ReportedPrinter[] = [aPrinter()],
  ): Promise<TestWorker> {
    const worker = await TestWorker.connect(origin, key);
    await worker.hello({ printers });
    return worker;
  }

  async ask<T>(event: string, payload: unknown): Promise<T | Refusal> {
    return (await this.socket.timeout(60_000).emitWithAck(event, payload)) as T | Refusal;
  }

  /** The answer; throws the code of a refusal. */
  async must<T>(event: string, payload: unknown): Promise<T> {
    const answer = await this.ask<T>(event, payload);
    if (typeof answer === 'object' && answer !== null && 'error' in answer) throw new Error(answer.error.code);
    return answer;
  }

  async hello(changes: Partial<WorkerHello> = {}): Promise<unknown> {
    const hello = { softwareVersion: '0.1.0', clock: new Date().toISOString(), printers: [aPrinter()] };
    return await this.must('worker:hello', { ...hello, ...changes });
  }

  async beat(printers: readonly ReportedPrinter[] = [aPrinter()]): Promise<boolean> {
    return (await this.must<{ waiting: boolean }>('worker:beat', { printers })).waiting;
  }

  /** What the server wants back. */
  async recalls(printers: readonly ReportedPrinter[] = [aPrinter()]): Promise<readonly Recall[]> {
    return (await this.must<BeatAnswer>('worker:beat', { printers })).recalls ?? [];
  }

  async next(printerUri = aPrinter().uri): Promise<JobOffer | null> {
    return (await this.must<{ job: JobOffer | null }>('job:next', { printerUri })).job;
  }

  async download({ uuid, attempt, size }: JobOffer): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for (let index = 0; index * chunkBytes < size; index += 1) {
      parts.push((await this.must<{ bytes: Uint8Array }>('job:chunk', { uuid, attempt, index })).bytes);
    }
    return Buffer.concat(parts);
  }

  /** `state`: what it says of a job that is no news to it. */
  async accept({ uuid, attempt }: Pick<JobOffer, 'uuid' | 'attempt'>, state?: KnownJobState): Promise<AcceptAnswer> {
    return await this.must('job:accept', { uuid, attempt, ...(state === undefined ? {} : { state }) });
  }

  async report(job: Pick<JobOffer, 'uuid' | 'attempt'>, seq: number, changes: Partial<JobReport>): Promise<unknown> {
    const { uuid, attempt } = job;
    const report = { uuid, attempt, seq, status: 'printed', proof: null, reason: null, at: new Date().toISOString() };
    return await this.must('job:report', { ...report, ...changes });
  }

  /** The next job from the offer to `printed`; null when there is none. */
  async printNext(printerUri?: string): Promise<JobOffer | null> {
    const offer = await this.next(printerUri);
    if (offer === null) return null;
    const answer = await this.accept(offer);
    if (!answer.accepted) return null;
    await this.report(offer, 1, { status: 'printing' });
    await this.report(offer, 2, { status: 'printed', proof: 'file' });
    return offer;
  }

  /** Resolves when the server cuts this connection. */
  async cut(): Promise<void> {
    if (this.socket.connected) await once(this.socket as unknown as NodeJS.EventEmitter, 'disconnect');
  }

  close(): void {
    this.socket.close();
  }
}
