import type { JobOffer, JobReport, PrinterDriverKind, PrintKind, PrintOptions, PrintProof } from '@picolo/contracts';
import type { JobState } from './job-state.js';

/** One job as the journal holds it. */
export interface JobRow {
  readonly uuid: string;
  /** Of the last delivery; accepts and reports carry it. */
  readonly attempt: number;
  /** The server knows that this worker has the job. Nothing is printed before. */
  readonly accepted: boolean;
  readonly printerUri: string;
  readonly kind: PrintKind;
  readonly title: string;
  readonly mediaType: JobOffer['mediaType'];
  readonly size: number;
  readonly sha256: string;
  /** Null: the printer's usual. */
  readonly options: PrintOptions | null;
  /** ISO 8601. */
  readonly expiresAt: string;
  readonly state: JobState;
  /** The driver that it was begun with, which alone can say what became of it; null before it is begun. */
  readonly driver: PrinterDriverKind | null;
  /** What the printer or spooler calls the job, once it has a name for it. */
  readonly spoolId: string | null;
  /** Written before the first byte leaves for the printer. */
  readonly firstByteAt: string | null;
  /** Seconds the printer had been up just before it got the job: less at a later look means that it restarted. */
  readonly printerUpTime: number | null;
  readonly proof: PrintProof | null;
  readonly reason: string | null;
  readonly receivedAt: string;
  readonly updatedAt: string;
}

/** What a step may write beside the state. */
export interface StepFacts {
  readonly driver?: PrinterDriverKind;
  readonly spoolId?: string | null;
  readonly firstByteAt?: string | null;
  readonly printerUpTime?: number | null;
  readonly proof?: PrintProof | null;
  readonly reason?: string | null;
}

type Columns = Record<string, null | number | bigint | string | NodeJS.NonSharedUint8Array>;

const text = (value: Columns[string] | undefined): string => String(value);
const textOrNull = (value: Columns[string] | undefined): string | null =>
  value === undefined || value === null ? null : String(value);
const numberOrNull = (value: Columns[string] | undefined): number | null =>
  value === undefined || value === null ? null : Number(value);

const optionsOf = (value: Columns[string] | undefined): PrintOptions | null =>
  typeof value === 'string' ? (JSON.parse(value) as PrintOptions) : null;

export function toJobRow(row: Columns): JobRow {
  return {
    uuid: text(row['uuid']),
    attempt: Number(row['attempt']),
    accepted: row['accepted'] === 1,
    printerUri: text(row['printer_uri']),
    kind: text(row['kind']) as PrintKind,
    title: text(row['title']),
    mediaType: text(row['media_type']) as JobOffer['mediaType'],
    size: Number(row['size']),
    sha256: text(row['sha256']),
    options: optionsOf(row['options']),
    expiresAt: text(row['expires_at']),
    state: text(row['state']) as JobState,
    driver: textOrNull(row['driver']) as PrinterDriverKind | null,
    spoolId: textOrNull(row['spool_id']),
    firstByteAt: textOrNull(row['first_byte_at']),
    printerUpTime: numberOrNull(row['printer_up_time']),
    proof: textOrNull(row['proof']) as PrintProof | null,
    reason: textOrNull(row['reason']),
    receivedAt: text(row['received_at']),
    updatedAt: text(row['updated_at']),
  };
}

export function toReport(row: Columns): JobReport {
  return {
    uuid: text(row['uuid']),
    attempt: Number(row['attempt']),
    seq: Number(row['seq']),
    status: text(row['status']) as JobReport['status'],
    proof: textOrNull(row['proof']) as PrintProof | null,
    reason: textOrNull(row['reason']),
    at: text(row['at']),
  };
}
