import type { DriverKind, Evidence } from '../drivers/driver.js';
import type { JobState } from '../journal/job-state.js';

/** What to do with an open job found in the journal. */
export type RecoveryAct =
  /** Nothing reached the printer: begin again. */
  | 'redo'
  /** Undo what is there, then begin again; UNCERTAIN when it cannot be undone for certain. */
  | 'cancel-and-redo'
  | 'commit'
  | 'submitted'
  | 'poll'
  | 'uncertain';

/** How much has to be known of the printer before it can be decided. */
export function needsEvidence(driver: DriverKind, state: JobState, firstByteSent: boolean): boolean {
  if (driver === 'folder') return state === 'PREPARED' || state === 'COMMITTING';
  return (state === 'PREPARING' || state === 'COMMITTING') && firstByteSent;
}

/**
 * The recovery table, one column per driver. A job goes on only where it is certain that nothing came out, counts as
 * printed only on evidence, and is UNCERTAIN everywhere else: a person decides then, never the worker.
 */
export function recoveryAct(
  driver: DriverKind,
  state: JobState,
  firstByteSent: boolean,
  evidence: Evidence | null,
): RecoveryAct {
  return driver === 'folder' ? folderAct(state, evidence) : ippAct(state, firstByteSent, evidence);
}

function folderAct(state: JobState, evidence: Evidence | null): RecoveryAct {
  switch (state) {
    case 'RECEIVED':
      return 'redo';
    case 'PREPARING':
      return 'cancel-and-redo';
    case 'PREPARED':
      // The row of the rename comes before the rename: without it nothing is in the folder yet.
      return evidence?.kind === 'prepared' ? 'commit' : 'redo';
    case 'COMMITTING':
      if (evidence?.kind === 'done') return 'submitted';
      return evidence?.kind === 'prepared' ? 'commit' : 'uncertain';
    case 'SUBMITTED':
      return 'poll';
    default:
      throw new Error(`${state} is not an open state`);
  }
}

function ippAct(state: JobState, firstByteSent: boolean, evidence: Evidence | null): RecoveryAct {
  switch (state) {
    case 'RECEIVED':
      return 'redo';
    case 'PREPARING':
    case 'PREPARED':
    case 'COMMITTING':
      if (!firstByteSent) return 'redo';
      // Whatever else the printer says of it, it may be half a document: printers print what they got.
      return evidence?.kind === 'held' ? 'cancel-and-redo' : 'uncertain';
    case 'SUBMITTED':
      return 'poll';
    default:
      throw new Error(`${state} is not an open state`);
  }
}
