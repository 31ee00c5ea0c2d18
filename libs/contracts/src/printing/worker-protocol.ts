import type { Refusal } from '../core/errors.js';
import type { PrinterAbilities, PrintOptions } from './abilities.js';
import type { FoundPrinter, PrinterOrderAnswer, PrinterToAdd } from './discovery.js';
import type { PrinterDriverKind, PrinterState, PrintKind, PrintProof } from './endpoints.js';
import type { OfferedMediaType } from './ticket.js';

/**
 * How a print worker and the server talk: Socket.io namespace `/print-worker`, handshake `auth: {workerId, key, protocol}`.
 * The worker pulls: the server only says that there is work (`jobs:waiting`). Each message is acknowledged.
 *
 * A job's way: `job:next` (the server leases it with a higher `attempt`) → `job:chunk`* → the worker writes document and
 * journal to disk → `job:accept` (the job becomes `sent`) → `job:report`* (repeated until acknowledged) → done.
 *
 * Nothing is printed before `job:accept` was answered `accepted: true`. When that answer is lost the worker sends the
 * same accept again, so accepting twice with the same attempt answers `accepted: true` twice. A UUID the worker knows
 * already is accepted again with the new attempt and all its reports are repeated; it is never printed a second time.
 * Only what it gave back (`returned`) is new to it when it comes again.
 *
 * A worker whose handshake says `manages: true` is also asked what printers it sees, and told to take one up or to leave
 * one; its answer is the acknowledgement, and what it prints on from then on is in its next beat. Said twice, an order is
 * done once. (In the handshake, and not in `worker:hello`: a server that does not know the word overlooks it there.)
 *
 * A refused handshake is a `connect_error` whose `data` is `{code}`: with `PRINTING.WORKER_REVOKED`, `AUTH.REQUIRED` or
 * `AUTH.FORBIDDEN` the worker ends; with `PRINTING.WORKER_OUTDATED` or `PRINTING.SERVER_OUTDATED` (the two speak different
 * versions) it keeps its journal and tries again after minutes, with anything else after seconds.
 */
export const workerNamespace = '/print-worker';
export const workerProtocol = 2;
/** Bytes per `job:chunk`. */
export const chunkBytes = 256 * 1024;
/** Milliseconds a worker may be silent before what it acknowledged becomes `unconfirmed`. */
export const workerLeaseMs = 60_000;
/** Milliseconds between two `worker:beat`. */
export const workerBeatMs = 5_000;

/** The most printers that a worker may tell of: one more, and all that it says is refused. */
export const maxWorkerPrinters = 100;

export interface ReportedPrinter {
  /** Stable on this worker: `folder:<dir>` or the printer's address. An address on the network is one printer for all. */
  readonly uri: string;
  /** Workers that report the same name here mean the same printer, whatever their addresses; absent: the address decides. */
  readonly sharedAs?: string;
  readonly name: string;
  readonly driver: PrinterDriverKind;
  readonly state: PrinterState;
  readonly stateReasons: readonly string[];
  /** Absent: it could not be asked yet. */
  readonly abilities?: PrinterAbilities;
}

export interface WorkerHello {
  readonly softwareVersion: string;
  /** The worker's clock, ISO 8601; more than 30 s off is told to a person. */
  readonly clock: string;
  readonly printers: readonly ReportedPrinter[];
}

/** A job that the worker shall give back, unless it has begun it: it reports `returned`, or goes on. */
export interface Recall {
  readonly uuid: string;
  readonly attempt: number;
}

export interface HelloAnswer {
  /** Absent from a server that recalls nothing. */
  readonly recalls?: readonly Recall[];
  /** Server ids by URI, for the printers just reported. */
  readonly printers: readonly { readonly uri: string; readonly printerId: number }[];
  readonly serverTime: string;
  /** Absent from a server that does not know `JobAcceptance.state` and would refuse it. */
  readonly hearsStates?: true;
}

export interface BeatAnswer {
  readonly waiting: boolean;
  /** Absent from a server that recalls nothing; the same ones until they were reported. */
  readonly recalls?: readonly Recall[];
}

export interface JobOffer {
  readonly uuid: string;
  /** Rising with each delivery: an accept or report with an older one is refused. */
  readonly attempt: number;
  readonly printerUri: string;
  readonly kind: PrintKind;
  /** Shown by the spooler. */
  readonly title: string;
  readonly mediaType: OfferedMediaType;
  /** Absent or null: the printer's usual. */
  readonly options?: PrintOptions | null;
  readonly size: number;
  /** Hex SHA-256 of the whole document. */
  readonly sha256: string;
  /** Not submitted after this time. */
  readonly expiresAt: string;
}

/** `returned`: asked back before it was begun; nothing of it came out, and nothing will. */
export type ReportedStatus = 'printing' | 'printed' | 'failed' | 'unconfirmed' | 'expired' | 'returned';

export interface JobReport {
  readonly uuid: string;
  readonly attempt: number;
  /** Rising per job; the server drops what it has already applied and acknowledges it again. */
  readonly seq: number;
  readonly status: ReportedStatus;
  readonly proof: PrintProof | null;
  readonly reason: string | null;
  readonly at: string;
}

export interface ChunkRequest {
  readonly uuid: string;
  readonly attempt: number;
  readonly index: number;
}

export type Answer<T> = T | Refusal;

/** What the worker knows of a job that comes again: it may have come out (`begun`), or its reports tell the end. */
export const knownJobStates = ['begun', 'over'] as const;
export type KnownJobState = (typeof knownJobStates)[number];

export interface JobAcceptance {
  readonly uuid: string;
  readonly attempt: number;
  /**
   * Absent: nothing of it came out, and nothing will unless this is answered `accepted: true`. Sent only to a server whose
   * hello said `hearsStates`; what it is sent for is the worker's to tell the end of, whatever was decided meanwhile.
   */
  readonly state?: KnownJobState;
}

/**
 * `accepted: false`: the job is no longer this worker's; nothing was printed and nothing will be. `returned`: the worker
 * reports `returned` once nothing can come out of what it had prepared.
 */
export type AcceptAnswer =
  { readonly accepted: true } | { readonly accepted: false; readonly because: 'cancelled' | 'returned' | 'expired' };

export interface WorkerToServer {
  'worker:hello': (hello: WorkerHello, ack: (answer: Answer<HelloAnswer>) => void) => void;
  /** Renews the leases of this worker and says how its printers are. `waiting`: ask `job:next`. */
  'worker:beat': (
    state: { readonly printers: readonly ReportedPrinter[] },
    ack: (answer: Answer<BeatAnswer>) => void,
  ) => void;
  /** The next job of one printer, or null. The same job again, with a higher attempt, while it was not accepted. */
  'job:next': (
    ask: { readonly printerUri: string },
    ack: (answer: Answer<{ readonly job: JobOffer | null }>) => void,
  ) => void;
  'job:chunk': (ask: ChunkRequest, ack: (answer: Answer<{ readonly bytes: Uint8Array }>) => void) => void;
  'job:accept': (job: JobAcceptance, ack: (answer: Answer<AcceptAnswer>) => void) => void;
  /** Refused with a `PRINTING.…` code: never repeated. Refused with another code: repeated later. */
  'job:report': (report: JobReport, ack: (answer: Answer<{ readonly applied: true }>) => void) => void;
}

export interface ServerToWorker {
  'jobs:waiting': () => void;
  /** Something acknowledged is wanted back: beat now, the answer says which. */
  'job:recall': () => void;
  /** The key was revoked or the installation wants it gone; the worker stops and says so. */
  'worker:revoked': () => void;
  /** What it sees, nothing printed, within seconds. */
  'printers:find': (ack: (answer: { readonly printers: readonly FoundPrinter[] }) => void) => void;
  'printer:add': (printer: PrinterToAdd, ack: (answer: PrinterOrderAnswer) => void) => void;
  'printer:remove': (printer: { readonly uri: string }, ack: (answer: PrinterOrderAnswer) => void) => void;
}
