import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import {
  enrolWorker,
  workerNamespace,
  workerProtocol,
  type FoundPrinter,
  type PrinterOrderAnswer,
  type PrinterToAdd,
  type ServerToWorker,
  type WorkerToServer,
} from '@picolo/contracts';
import { WorkerDesk } from './worker-desk.ts';

/** A server that speaks the print worker's protocol from memory, strictly: what a worker must not do is a violation. */
export interface WorkerServer {
  readonly url: string;
  readonly desk: WorkerDesk;
  /** A one-time code for `enroll`. */
  code: () => string;
  /** Breaks all connections; the workers come back by themselves. */
  cut: () => void;
  /** Takes the key away from every worker. */
  revoke: () => void;
  /** Speaks a later protocol from now on; with false again the one of the worker. */
  outdate: (isNewer: boolean) => void;
  /** How often a worker was refused as outdated. */
  refusedAsOld: () => number;
  /** Number of workers connected now. */
  connected: () => number;
  /** What the connected worker sees. */
  find: () => Promise<readonly FoundPrinter[]>;
  /** Orders the connected worker to add a printer, or to remove one. */
  add: (printer: PrinterToAdd) => Promise<PrinterOrderAnswer>;
  remove: (uri: string) => Promise<PrinterOrderAnswer>;
  stop: () => Promise<void>;
}

const answerMs = 120_000;

type WorkerNamespace = ReturnType<Server<WorkerToServer, ServerToWorker>['of']>;

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

/** Codes that were given out, and keys that were given for them. */
class Doorkeeper {
  readonly keys = new Map<number, string>();
  readonly codes = new Set<string>();
  isRevoked = false;
  isNewer = false;
  refusedAsOld = 0;

  async enrol(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.method !== enrolWorker.method || request.url !== enrolWorker.path) {
      answer(404, {});
      return;
    }
    const { code } = JSON.parse(await readBody(request)) as { code: string };
    if (!this.codes.delete(code)) {
      answer(403, { code: 'PRINTING.CODE_INVALID' });
      return;
    }
    const [workerId, key] = [this.keys.size + 1, randomUUID()];
    this.keys.set(workerId, key);
    answer(201, { workerId, key });
  }

  /** Null lets in; else the code of the refusal. */
  refusal(auth: Record<string, unknown>): string | null {
    if (auth['protocol'] !== workerProtocol) return 'REQUEST.INVALID';
    if (this.keys.get(Number(auth['workerId'])) !== auth['key']) return 'AUTH.REQUIRED';
    if (this.isNewer) {
      this.refusedAsOld += 1;
      return 'PRINTING.WORKER_OUTDATED';
    }
    return this.isRevoked ? 'PRINTING.WORKER_REVOKED' : null;
  }
}

function serve(namespace: WorkerNamespace, door: Doorkeeper, desk: WorkerDesk): void {
  namespace.use((socket, next) => {
    const code = door.refusal(socket.handshake.auth);
    next(code === null ? undefined : Object.assign(new Error(code), { data: { code } }));
  });
  namespace.on('connection', (socket) => {
    const seat = desk.sit();
    socket.on('worker:hello', (hello, ack) => ack(seat.hello(hello)));
    socket.on('worker:beat', (state, ack) => seat.answer('worker:beat', () => seat.beat(state.printers), ack));
    socket.on('job:next', (ask, ack) => seat.answer('job:next', () => seat.next(ask.printerUri), ack));
    socket.on('job:chunk', (ask, ack) => seat.answer('job:chunk', () => seat.chunk(ask), ack));
    socket.on('job:accept', (job, ack) => seat.answer('job:accept', () => seat.accept(job), ack));
    socket.on('job:report', (report, ack) => seat.answer('job:report', () => seat.report(report), ack));
  });
}

function ordersTo(namespace: WorkerNamespace): Pick<WorkerServer, 'find' | 'add' | 'remove'> {
  const worker = () => {
    const [socket] = namespace.sockets.values();
    if (socket?.handshake.auth['manages'] !== true) throw new Error('no worker that takes orders is connected');
    return socket.timeout(answerMs);
  };
  return {
    find: async () => (await worker().emitWithAck('printers:find')).printers,
    add: (printer) => worker().emitWithAck('printer:add', printer),
    remove: (uri) => worker().emitWithAck('printer:remove', { uri }),
  };
}

export async function startWorkerServer(): Promise<WorkerServer> {
  const door = new Doorkeeper();
  const http = createServer((request, response) => void door.enrol(request, response));
  const sockets = new Server<WorkerToServer, ServerToWorker>(http, { serveClient: false });
  const namespace = sockets.of(workerNamespace);
  const desk = new WorkerDesk(() => namespace.emit('jobs:waiting'));
  serve(namespace, door, desk);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    desk,
    code: () => {
      const code = randomUUID();
      door.codes.add(code);
      return code;
    },
    cut: () => {
      for (const socket of namespace.sockets.values()) socket.conn.close();
    },
    revoke: () => {
      door.isRevoked = true;
      namespace.emit('worker:revoked');
    },
    outdate: (isNewer) => {
      door.isNewer = isNewer;
    },
    refusedAsOld: () => door.refusedAsOld,
    ...ordersTo(namespace),
    connected: () => namespace.sockets.size,
    stop: async () => {
      await sockets.close();
    },
  };
}
