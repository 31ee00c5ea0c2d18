import type { Logger } from 'pino';
import type { ErrorCode } from '@picolo/contracts';
import type { Journal } from '../journal/journal.js';

export const connectionFact = 'connection';

/** How the worker last stood with its server. `refused`: it ended because of it; `outdated`: it waits for an update. */
export type ConnectionState = 'connecting' | 'connected' | 'cut' | 'outdated' | 'refused' | 'stopped';

export interface ConnectionNote {
  readonly state: ConnectionState;
  /** Why not; null where the state says it all. */
  readonly code: ErrorCode | null;
  /** Since when, ISO 8601. */
  readonly at: string;
}

/** Keeps in the journal how the worker stands with its server, for whoever asks while it runs or after (PR-8). */
export class ConnectionDiary {
  private last: ConnectionNote | undefined;

  constructor(
    readonly log: Logger,
    private readonly journal: Journal,
  ) {}

  /** What stays as it is keeps its time. */
  note(state: ConnectionState, code: ErrorCode | null = null): void {
    if (this.last?.state === state && this.last.code === code) return;
    this.last = { state, code, at: new Date().toISOString() };
    this.journal.keepFact(connectionFact, JSON.stringify(this.last));
  }

  /** The end of the process; a refusal that caused it is worth more than that. */
  stop(): void {
    if (this.last?.state !== 'refused') this.note('stopped');
  }
}
