/** A queue of Windows as EnumPrinters and GetPrinter show it. */
export interface SpoolerQueue {
  readonly name: string;
  /** PRINTER_STATUS_…; 0 when all is well. */
  readonly status: number;
  /** PRINTER_ATTRIBUTE_… */
  readonly attributes: number;
}

export interface SpoolerJob {
  readonly id: number;
  /** What the sender called it. */
  readonly document: string;
  /** JOB_STATUS_… */
  readonly status: number;
}

/** JOB_CONTROL_… */
export const jobControl = { pause: 1, resume: 2, remove: 5, retain: 8, release: 9 } as const;
export type JobControl = keyof typeof jobControl;

/** What the spooler said no with: its error number, or why it could not be asked. */
export class SpoolerFailure extends Error {
  constructor(
    readonly act: string,
    readonly code: number | 'silent' | 'ended',
  ) {
    super(`winspool-${act}-${code}`);
  }
}

/** The spooler of Windows (winspool.drv). One document at a time is written to it. Every call may throw SpoolerFailure. */
export interface Spooler {
  queues(): Promise<readonly SpoolerQueue[]>;
  queue(name: string): Promise<SpoolerQueue>;
  jobs(queue: string): Promise<readonly SpoolerJob[]>;
  /** Begins a document of raw bytes and answers its number. */
  begin(queue: string, document: string): Promise<number>;
  write(bytes: Uint8Array): Promise<void>;
  /** The document is whole: the spooler may print it unless it is paused. */
  end(): Promise<void>;
  /** Takes back what was begun. */
  abandon(): Promise<void>;
  control(queue: string, job: number, command: JobControl): Promise<void>;
  /** Nothing more is asked; a question after it begins anew. */
  close(): void;
}
