import type {
  OfferedMediaType,
  PrinterAbilities,
  PrinterDriverKind,
  PrinterState,
  PrintOptions,
  PrintProof,
} from '@picolo/contracts';
import type { HoldPoint } from '../printing/hold.js';
import type { Guarantee } from './guarantee.js';

/** What a driver is given: the whole document and what its printer was told so far. */
export interface PrintTask {
  readonly uuid: string;
  readonly title: string;
  readonly mediaType: OfferedMediaType;
  readonly size: number;
  readonly sha256: string;
  /** Only drivers that can are given any; absent or null: the printer's usual. */
  readonly options?: PrintOptions | null;
  readonly spoolId: string | null;
  readonly printerUpTime: number | null;
}

export interface Document extends PrintTask {
  readonly bytes: Uint8Array;
}

export interface PrinterCondition {
  readonly state: PrinterState;
  /** The printer's own words. */
  readonly reasons: readonly string[];
  /** What it can do right now, of a printer that says so with how it is. */
  readonly abilities?: PrinterAbilities;
}

/** The media types it takes, and what it can do; what it does not say it cannot. */
export interface Capabilities extends PrinterAbilities {
  readonly mediaTypes: readonly string[];
}

/** Without what only the worker needs to know. */
export const abilitiesOf = ({ columns, copies, sides, media }: Capabilities): PrinterAbilities => ({
  ...{ columns, copies, sides, media },
});

/** Nothing can have come out after any of these. `wait`: the printer cannot now, try again later. */
export type Prepared =
  | { readonly kind: 'prepared'; readonly spoolId: string | null; readonly printerUpTime: number | null }
  | { readonly kind: 'wait'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * `submitted`: the printer has the whole document. `wait` and `refused`: it certainly does not, and will not print any of
 * it. `unknown`: part of it may be on its way; what `find` answers decides.
 */
export type Committed =
  | { readonly kind: 'submitted'; readonly spoolId: string | null; readonly proof?: PrintProof }
  | { readonly kind: 'wait'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What can be found of a job at its printer. */
export type Evidence =
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** Ready to be committed, nothing came out (folder: the temporary file is whole). */
  | { readonly kind: 'prepared' }
  /** The printer holds it (pending-held) and has printed none of it. */
  | { readonly kind: 'held'; readonly spoolId: string }
  /** It waits for the rest of the document. */
  | { readonly kind: 'incoming'; readonly spoolId: string }
  | { readonly kind: 'active'; readonly spoolId: string; readonly reason: string }
  | { readonly kind: 'done'; readonly spoolId: string | null }
  /** It ended without being completed; `began` false: before anything was printed. */
  | { readonly kind: 'ended'; readonly began: boolean; readonly reason: string };

/** Called by `prepare` at its delicate moments. */
export interface PrepareSteps {
  hold(point: Extract<HoldPoint, `PREPARING.${string}`>): void;
}

/** Called by `commit` at its delicate moments. */
export interface CommitSteps {
  /** Right before the first byte leaves; false: it must not leave any more (the job has expired). */
  firstByte(): boolean;
  hold(point: Extract<HoldPoint, `COMMITTING.${string}`>): void;
}

/**
 * A printer the worker can print on. None of the calls throws for what a printer does or fails to do; each has its own
 * time limits.
 */
export interface PrinterDriver {
  readonly kind: PrinterDriverKind;
  readonly guarantee: Guarantee;
  /** Stable on this worker. */
  readonly uri: string;
  /** What `printed` rests on, unless `commit` says otherwise. */
  readonly proof: PrintProof;
  /** The printers behind this driver with their present names. */
  list(): Promise<readonly { readonly uri: string; readonly name: string }[]>;
  /** Null: it could not be asked. */
  capabilities(): Promise<Capabilities | null>;
  state(): Promise<PrinterCondition>;
  /** All that can be done without anything coming out; may be repeated. */
  prepare(document: Document, steps: PrepareSteps): Promise<Prepared>;
  /** Makes it come out. Called once per `prepare`. */
  commit(document: Document, steps: CommitSteps): Promise<Committed>;
  find(task: PrintTask): Promise<Evidence>;
  /** Undoes `prepare`, or cancels a held job; true when it is certain that nothing came out and nothing will. */
  cancel(task: PrintTask): Promise<boolean>;
}
