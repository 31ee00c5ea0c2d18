import type { Logger } from 'pino';
import type { AcceptAnswer, JobOffer, KnownJobState } from '@picolo/contracts';
import type { Documents } from '../journal/documents.js';
import type { Journal } from '../journal/journal.js';
import type { Hold } from './hold.js';
import type { JobClock } from './job-clock.js';

/** The server as the printing side sees it. Each call throws NotAnswered when it has to be asked again. */
export interface JobSource {
  next(printerUri: string): Promise<JobOffer | null>;
  chunk(uuid: string, attempt: number, index: number): Promise<Uint8Array>;
  /** `state`: what may have come out of it already; absent: nothing has, and nothing will after a no. */
  accept(uuid: string, attempt: number, state?: KnownJobState): Promise<AcceptAnswer>;
  /** False when the server may have given the job up since it was accepted: accept it again before it comes out. */
  isSurelyOurs(uuid: string): boolean;
  /** Nothing more will be asked about the job, or nothing is certain about it any more. */
  over(uuid: string): void;
}

/** Not connected, no answer in time, or "not now": nothing is known of what was asked. */
export class NotAnswered extends Error {}

/** What every lane works with. */
export interface LaneContext {
  readonly journal: Journal;
  readonly documents: Documents;
  readonly source: JobSource;
  readonly clock: JobClock;
  readonly hold: Hold;
  readonly log: Logger;
  /** Aborted when the worker is asked to stop: begin nothing more, leave open rows for the next start. */
  readonly stop: AbortSignal;
  /** A report was written. */
  readonly reported: () => void;
}
