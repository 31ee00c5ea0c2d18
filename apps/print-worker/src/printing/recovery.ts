import type { Evidence } from '../drivers/driver.js';
import type { Guarantee } from '../drivers/guarantee.js';
import { isOpen, type JobState, type OpenState } from '../journal/job-state.js';

/** What to do with an open job found in the journal. */
export type RecoveryAct =
  /** Nothing reached the printer: begin again. */
  | 'redo'
  /** Undo what is there, then begin again. */
  | 'cancel-and-redo'
  /** The printer has the whole document and waits for the word: note it as PREPARED. */
  | 'prepared'
  | 'commit'
  | 'submitted'
  | 'poll'
  /** What to do next can be known, but not before the printer answers. */
  | 'wait'
  | 'uncertain';

type Found = Partial<Record<Evidence['kind'], RecoveryAct>> & { readonly otherwise: RecoveryAct };

/** An act without a look at the printer, what follows from what is found, or both by whether a byte may be out. */
type Cell = RecoveryAct | Found | { readonly unsent: RecoveryAct; readonly sent: RecoveryAct | Found };

/** Whatever else the printer says of it, it may be half a document: printers print what they got. */
const afterFirstByte: Cell = { unsent: 'redo', sent: { held: 'cancel-and-redo', otherwise: 'uncertain' } };

/**
 * The recovery table, one column per guarantee. A job goes on only where it is certain that nothing came out, counts as
 * printed only on evidence, and is UNCERTAIN everywhere else: a person decides then, never the worker.
 */
const table: Readonly<Record<Guarantee, Readonly<Record<OpenState, Cell>>>> = {
  'two-phase-folder': {
    RECEIVED: 'redo',
    PREPARING: 'cancel-and-redo',
    // The row of the rename comes before the rename: without it nothing is in the folder yet.
    PREPARED: { prepared: 'commit', otherwise: 'redo' },
    // A share that is away for a while has not lost anything.
    COMMITTING: { done: 'submitted', prepared: 'commit', unreachable: 'wait', otherwise: 'uncertain' },
    SUBMITTED: 'poll',
  },
  'two-phase-spooler': {
    RECEIVED: 'redo',
    // Nobody but a person at the spooler can have released it: then it is followed like one that we released.
    PREPARING: { none: 'redo', incoming: 'cancel-and-redo', unreachable: 'wait', otherwise: 'prepared' },
    PREPARED: { none: 'redo', incoming: 'cancel-and-redo', unreachable: 'wait', otherwise: 'commit' },
    COMMITTING: {
      ...{ held: 'commit', active: 'submitted', done: 'submitted', ended: 'submitted' },
      // It may lie there on hold: given up now, somebody could release it after it was printed again.
      unreachable: 'wait',
      // The release may have been heard and the record of it lost.
      otherwise: 'uncertain',
    },
    SUBMITTED: 'poll',
  },
  'two-phase-winspool': {
    RECEIVED: 'redo',
    // Windows keeps what a dead process had written as a paused job like any other: it may be half of the document.
    PREPARING: {
      ...{ none: 'redo', held: 'cancel-and-redo', incoming: 'cancel-and-redo', unreachable: 'wait' },
      otherwise: 'prepared',
    },
    // A printer's driver may not keep what is printed: gone, it was deleted by a person, or resumed by one and printed.
    PREPARED: { none: 'uncertain', incoming: 'cancel-and-redo', unreachable: 'wait', otherwise: 'commit' },
    COMMITTING: {
      ...{ held: 'commit', active: 'submitted', done: 'submitted', ended: 'submitted' },
      unreachable: 'wait',
      otherwise: 'uncertain',
    },
    SUBMITTED: 'poll',
  },
  'one-call': {
    RECEIVED: 'redo',
    // The call is made in COMMITTING; the journal says so first.
    PREPARING: { unsent: 'redo', sent: 'uncertain' },
    PREPARED: { unsent: 'redo', sent: 'uncertain' },
    COMMITTING: 'uncertain',
    SUBMITTED: 'poll',
  },
  streaming: {
    RECEIVED: 'redo',
    PREPARING: afterFirstByte,
    PREPARED: afterFirstByte,
    COMMITTING: afterFirstByte,
    SUBMITTED: 'poll',
  },
  blind: {
    RECEIVED: 'redo',
    PREPARING: { unsent: 'redo', sent: 'uncertain' },
    PREPARED: { unsent: 'redo', sent: 'uncertain' },
    COMMITTING: 'uncertain',
    SUBMITTED: 'poll',
  },
};

function cellOf(guarantee: Guarantee, state: JobState, firstByteSent: boolean): RecoveryAct | Found {
  if (!isOpen(state)) throw new Error(`${state} is not an open state`);
  const cell = table[guarantee][state];
  if (typeof cell === 'string' || !('unsent' in cell)) return cell;
  return firstByteSent ? cell.sent : cell.unsent;
}

/** Whether the printer has to be asked before it can be decided. */
export const needsEvidence = (guarantee: Guarantee, state: JobState, firstByteSent: boolean): boolean =>
  typeof cellOf(guarantee, state, firstByteSent) !== 'string';

/** Throws for a state that is no open one. */
export function recoveryAct(
  guarantee: Guarantee,
  state: JobState,
  firstByteSent: boolean,
  evidence: Evidence | null,
): RecoveryAct {
  const cell = cellOf(guarantee, state, firstByteSent);
  if (typeof cell === 'string') return cell;
  return (evidence === null ? undefined : cell[evidence.kind]) ?? cell.otherwise;
}
