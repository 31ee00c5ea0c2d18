/**
 * What a driver can promise, and so how a job found half-way after a crash is judged (docs/printing-guarantees.md).
 *
 * `two-phase-folder`: laid ready, then moved in one act whose result can be seen. `two-phase-spooler`: a spooler holds
 * the whole document until it is told to release it. `two-phase-winspool`: so does the spooler of Windows, where a held
 * document may also be half of one. `one-call`: a program hands the whole document to a spooler in one act that can
 * neither be divided nor taken back; the spooler can be asked about the job. `streaming`: the printer prints as it receives, and can be asked
 * about the job. `blind`: it prints as it receives and knows nothing of jobs.
 */
export const guarantees = [
  'two-phase-folder',
  'two-phase-spooler',
  'two-phase-winspool',
  'one-call',
  'streaming',
  'blind',
] as const;
export type Guarantee = (typeof guarantees)[number];

export interface Conduct {
  /** The whole document can lie ready and come out only when told to: the state PREPARED exists. */
  readonly twoPhase: boolean;
  /** A byte that has left cannot be taken back: the journal says so before the first one leaves. */
  readonly notesFirstByte: boolean;
  /** SUBMITTED is written when all is known that ever will be: a job that is not found any more has come out. */
  readonly submittedIsDone: boolean;
  /** It queues: a job can be given to it while it prints another one. */
  readonly queues: boolean;
  /** What was laid ready stays where it is until it is withdrawn. */
  readonly leavesTraces: boolean;
}

export const conducts: Readonly<Record<Guarantee, Conduct>> = {
  'two-phase-folder': {
    twoPhase: true,
    notesFirstByte: false,
    submittedIsDone: true,
    leavesTraces: true,
    queues: false,
  },
  'two-phase-spooler': {
    twoPhase: true,
    notesFirstByte: false,
    submittedIsDone: false,
    leavesTraces: true,
    queues: true,
  },
  'two-phase-winspool': {
    twoPhase: true,
    notesFirstByte: false,
    submittedIsDone: false,
    leavesTraces: true,
    queues: true,
  },
  'one-call': { twoPhase: false, notesFirstByte: true, submittedIsDone: false, leavesTraces: false, queues: true },
  streaming: { twoPhase: false, notesFirstByte: true, submittedIsDone: false, leavesTraces: false, queues: false },
  blind: { twoPhase: false, notesFirstByte: true, submittedIsDone: true, leavesTraces: false, queues: false },
};
