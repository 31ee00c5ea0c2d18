import type { Logger } from 'pino';
import { io, type Socket } from 'socket.io-client';
import {
  workerNamespace,
  workerProtocol,
  type AcceptAnswer,
  type BeatAnswer,
  type ErrorCode,
  type FoundPrinter,
  type HelloAnswer,
  type JobOffer,
  type JobReport,
  type KnownJobState,
  type PrinterOrderAnswer,
  type Refusal,
  type ReportedPrinter,
  type ServerToWorker,
  type WorkerHello,
  type WorkerToServer,
} from '@picolo/contracts';
import { NotAnswered, type JobSource } from '../printing/lane-context.js';
import { LeaseWatch } from './lease-watch.js';
import type { WorkerSettings } from '../settings/worker-settings.js';

/** How long an answer may take, ms. */
const answerMs = 10_000;
const firstPauseMs = 500;
const longestPauseMs = 5_000;

/** Somebody has to update one of the two first, ms. */
const updatePauseMs = 5 * 60_000;

/** These get better when somebody updates the worker or the server. */
export const versionRefusals: readonly ErrorCode[] = ['PRINTING.WORKER_OUTDATED', 'PRINTING.SERVER_OUTDATED'];
/** These do not get better by asking again. */
export const finalRefusals: readonly ErrorCode[] = ['PRINTING.WORKER_REVOKED', 'AUTH.REQUIRED', 'AUTH.FORBIDDEN'];

export interface LinkEvents {
  /** A new connection: the server has to be greeted before anything else is asked. */
  connected(): void;
  disconnected(reason: string): void;
  /** There is work. */
  waiting(): void;
  /** Something is wanted back: the answer to a beat says what. */
  recalled(): void;
  /** Worker and server are of different versions; asked again after a long pause. */
  outdated(code: ErrorCode): void;
  /** The server does not want this worker (any more). */
  refused(code: ErrorCode): void;
}

/** What the server may ask of the printers of this PC; what it sends is not checked yet. */
export interface PrinterOrders {
  find(): Promise<readonly FoundPrinter[]>;
  add(order: unknown): Promise<PrinterOrderAnswer>;
  remove(order: unknown): Promise<PrinterOrderAnswer>;
}

/** The server answered with a refusal. */
export class Refused extends NotAnswered {
  constructor(readonly code: ErrorCode) {
    super(code);
  }
}

/** The socket to the server: asks, waits for the answer, and finds its way back after every cut. */
export class ServerLink implements JobSource {
  private socket: Socket<ServerToWorker, WorkerToServer> | null = null;
  private greeted = false;
  private hearsStates = false;
  private readonly leases = new LeaseWatch();
  private pauseMs = firstPauseMs;
  private again: NodeJS.Timeout | undefined;
  private orders: PrinterOrders | null = null;

  constructor(
    private readonly settings: WorkerSettings,
    private readonly log: Logger,
  ) {}

  /** Who does what the server orders; called before `open`. */
  follow(orders: PrinterOrders): void {
    this.orders = orders;
  }

  open(events: LinkEvents): void {
    const { serverUrl, workerId, key } = this.settings;
    const socket: Socket<ServerToWorker, WorkerToServer> = io(`${serverUrl}${workerNamespace}`, {
      auth: { workerId, key, protocol: workerProtocol, manages: this.orders !== null },
      transports: ['websocket'],
      reconnectionDelay: firstPauseMs,
      reconnectionDelayMax: longestPauseMs,
    });
    this.socket = socket;
    socket.on('connect', () => {
      this.pauseMs = firstPauseMs;
      events.connected();
    });
    socket.on('disconnect', (reason) => {
      this.greeted = false;
      events.disconnected(reason);
      if (!socket.active) this.reconnectLater();
    });
    socket.on('connect_error', (error) => {
      const code = codeOf(error);
      if (code !== null && finalRefusals.includes(code)) {
        events.refused(code);
        return;
      }
      if (code !== null && versionRefusals.includes(code)) {
        events.outdated(code);
        this.reconnectLater(updatePauseMs);
        return;
      }
      this.log.info({ reason: error.message }, 'the server cannot be reached');
      // A connection that the server turned away is not tried again by the library.
      if (!socket.active) this.reconnectLater();
    });
    hear(socket, events);
    if (this.orders !== null) obey(socket, this.orders);
  }

  close(): void {
    clearTimeout(this.again);
    this.socket?.disconnect();
    this.socket = null;
  }

  get isGreeted(): boolean {
    return this.greeted;
  }

  /** Introduces the worker on a new connection; the other calls are refused until it was answered. */
  async greet(hello: WorkerHello): Promise<HelloAnswer> {
    const answer = await this.ask('worker:hello', hello);
    this.greeted = true;
    this.hearsStates = answer.hearsStates === true;
    return answer;
  }

  async beat(printers: readonly ReportedPrinter[]): Promise<BeatAnswer> {
    const answer = await this.askGreeted('worker:beat', { printers });
    this.leases.renew();
    return answer;
  }

  async next(printerUri: string): Promise<JobOffer | null> {
    return (await this.askGreeted('job:next', { printerUri })).job;
  }

  async chunk(uuid: string, attempt: number, index: number): Promise<Uint8Array> {
    const { bytes } = await this.askGreeted('job:chunk', { uuid, attempt, index });
    if (!((bytes as unknown) instanceof Uint8Array)) throw new NotAnswered('not bytes');
    return bytes;
  }

  /** A refusal that concerns the job means that it is no longer ours. */
  async accept(uuid: string, attempt: number, state?: KnownJobState): Promise<AcceptAnswer> {
    const known = state !== undefined && this.hearsStates ? { state } : {};
    try {
      const answer = await this.askGreeted('job:accept', { uuid, attempt, ...known });
      if (answer.accepted) this.leases.accept(uuid);
      return answer;
    } catch (error) {
      if (error instanceof Refused && concernsJob(error.code)) return { accepted: false, because: 'returned' };
      throw error;
    }
  }

  isSurelyOurs(uuid: string): boolean {
    return this.leases.isSure(uuid);
  }

  over(uuid: string): void {
    this.leases.forget(uuid);
  }

  /** Resolves when the report needs no repeating: applied, or about a job that the server does not take it for. */
  async report(report: JobReport): Promise<void> {
    try {
      await this.askGreeted('job:report', report);
    } catch (error) {
      if (!(error instanceof Refused) || !concernsJob(error.code)) throw error;
      this.log.warn({ report, code: error.code }, 'the server does not take this report');
    }
  }

  private async askGreeted<E extends keyof WorkerToServer>(event: E, payload: PayloadOf<E>): Promise<AnswerTo<E>> {
    if (!this.greeted) throw new NotAnswered('not connected');
    return await this.ask(event, payload);
  }

  private async ask<E extends keyof WorkerToServer>(event: E, payload: PayloadOf<E>): Promise<AnswerTo<E>> {
    // A question asked without a connection would be kept and put later, when nobody waits for the answer.
    if (this.socket?.connected !== true) throw new NotAnswered('not connected');
    const timed = this.socket.timeout(answerMs) as unknown as UntypedSocket;
    let answer: unknown;
    try {
      answer = await timed.emitWithAck(event, payload);
    } catch (error) {
      throw new NotAnswered(error instanceof Error ? error.message : 'no answer');
    }
    if (typeof answer !== 'object' || answer === null) throw new NotAnswered('not an answer');
    if ('error' in answer) throw new Refused((answer as Refusal).error.code);
    return answer as AnswerTo<E>;
  }

  private reconnectLater(pauseMs = this.pauseMs): void {
    clearTimeout(this.again);
    this.again = setTimeout(() => this.socket?.connect(), pauseMs);
    this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs);
  }
}

/** What the server says unasked. */
function hear(socket: Socket<ServerToWorker, WorkerToServer>, events: LinkEvents): void {
  socket.on('jobs:waiting', () => {
    events.waiting();
  });
  socket.on('job:recall', () => {
    events.recalled();
  });
  socket.on('worker:revoked', () => {
    events.refused('PRINTING.WORKER_REVOKED');
  });
}

/** A message without a question mark is nothing to answer: whoever sends one is no server of ours. */
function obey(socket: Socket<ServerToWorker, WorkerToServer>, orders: PrinterOrders): void {
  socket.on('printers:find', (ack: unknown) => {
    if (isAnswerable(ack)) void found(orders).then((printers) => ack({ printers }));
  });
  socket.on('printer:add', (order: unknown, ack: unknown) => {
    if (isAnswerable(ack)) void orders.add(order).then(ack);
  });
  socket.on('printer:remove', (order: unknown, ack: unknown) => {
    if (isAnswerable(ack)) void orders.remove(order).then(ack);
  });
}

/** What cannot be looked for is not there. */
const found = (orders: PrinterOrders): Promise<readonly FoundPrinter[]> => orders.find().catch(() => []);

const isAnswerable = (ack: unknown): ack is (answer: unknown) => void => typeof ack === 'function';

type PayloadOf<E extends keyof WorkerToServer> = Parameters<WorkerToServer[E]>[0];
type AnswerTo<E extends keyof WorkerToServer> = Exclude<Parameters<Parameters<WorkerToServer[E]>[1]>[0], Refusal>;
/** The library loses the event's types behind `timeout()`; they are put back around it. */
interface UntypedSocket {
  emitWithAck(event: string, payload: unknown): Promise<unknown>;
}

const concernsJob = (code: ErrorCode): boolean => code.startsWith('PRINTING.') && !finalRefusals.includes(code);

/** The refusal that a failed handshake carries; null: the server could not be reached. */
export function codeOf(error: Error): ErrorCode | null {
  const data: unknown = 'data' in error ? error.data : undefined;
  if (typeof data !== 'object' || data === null || !('code' in data)) return null;
  return typeof data.code === 'string' ? (data.code as ErrorCode) : null;
}
