import type { PrintOptions, PrinterAbilities } from './abilities.js';
import { endpoint, type ById, type ListQuery, type Page } from '../core/endpoint.js';

export const printStatuses = [
  'queued',
  'sent',
  'printing',
  'printed',
  'failed',
  'unconfirmed',
  'expired',
  'cancelled',
] as const;
export type PrintStatus = (typeof printStatuses)[number];

export const printKinds = ['text', 'invoice', 'order-ticket', 'label'] as const;
export type PrintKind = (typeof printKinds)[number];

/** PR-1: 10 kB are 10,240 UTF-8 bytes. */
export const maxPrintContentBytes = 10_240;

export interface PrintInput extends PrintOptions {
  /** Text to print; 1…10,240 UTF-8 bytes, no control characters but line feed and tab; only what the printers it may come out of can print. */
  readonly content: string;
  /** Null or absent: where messages go – a printer, a group or the default printer. */
  readonly printerId?: number | null;
}

/**
 * How sure we are: `spooler` and `printer` said completed, `file` is on disk, a `person` saw it; `handed-over`: a printer
 * that never answers, and that somebody decided to trust, took all of it.
 */
export const printProofs = ['file', 'spooler', 'printer', 'person', 'handed-over'] as const;
export type PrintProof = (typeof printProofs)[number];

/** A message of one's own, and what became of it; who printed it where is the house's business. */
export interface MyPrintView {
  readonly id: number;
  readonly status: PrintStatus;
  readonly version: number;
  readonly content: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface PrintStepView {
  readonly status: PrintStatus;
  readonly at: string;
  /** Why, as a stable word (`worker-silent`, `printer-refused` …) or the printer's own; null when there is nothing to say. */
  readonly reason: string | null;
  /** Who decided; null for the system. */
  readonly by: string | null;
}

export interface PrintJobView {
  readonly id: number;
  readonly uuid: string;
  readonly kind: PrintKind;
  readonly status: PrintStatus;
  readonly version: number;
  readonly title: string;
  /** Text jobs: what was sent; null for documents. */
  readonly content: string | null;
  /** Invoices and order tickets: the number. */
  readonly number: string | null;
  readonly invoiceId: number | null;
  readonly orderId: number | null;
  /** What was asked for, else what its kind usually has, as far as its printer offers that. Null: the printer's usual. */
  readonly options: PrintOptions | null;
  readonly printer: { readonly id: number; readonly name: string } | null;
  readonly proof: PrintProof | null;
  readonly reason: string | null;
  /** Somebody asked its worker to give it back; until it answers, the job may still come out. */
  readonly cancelling: boolean;
  /** A reprint: the job it repeats, stamped DUPLICATA. */
  readonly duplicateOf: number | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly expiresAt: string;
}

export interface PrintJobDetail extends PrintJobView {
  readonly history: readonly PrintStepView[];
  readonly reprints: readonly number[];
}

export interface PrintJobListQuery extends ListQuery {
  readonly status?: PrintStatus;
  readonly kind?: PrintKind;
  readonly printerId?: number;
  readonly invoiceId?: number;
  readonly orderId?: number;
  /** `decision`: only those a person must decide about – unconfirmed, and not printed again yet. */
  readonly waiting?: 'decision';
}

/** The list's filters; `locale` of headings, separators and dates: French unless told. */
export interface PrintJournalQuery extends Pick<PrintJobListQuery, 'q' | 'status' | 'kind' | 'printerId'> {
  readonly locale?: 'fr' | 'en';
}

export type PrinterState = 'ready' | 'printing' | 'paper-out' | 'stopped' | 'offline' | 'unknown';

/** How a worker reaches a printer, from what it may promise to print on it (docs/printing-guarantees.md). */
export const printerDrivers = ['folder', 'cups', 'ipp', 'raw9100', 'winspool', 'winspool-pdf', 'node-printer'] as const;
export type PrinterDriverKind = (typeof printerDrivers)[number];

/** Kinds whose document is a PDF. */
export const pdfKinds: readonly PrintKind[] = ['invoice', 'label'];

/** Receipt printers at a raw port take text and ESC/POS. */
export const takesPdf = (driver: PrinterDriverKind): boolean => driver !== 'raw9100';

export interface PrinterView {
  readonly id: number;
  /** The worker that prints on it. */
  readonly workerId: number;
  /** All that see it, the one that prints first: another takes over when that one is silent, revoked or sees it no more. */
  readonly workers: readonly { readonly id: number; readonly name: string }[];
  readonly name: string;
  readonly driver: PrinterDriverKind;
  readonly state: PrinterState;
  /** The printer's own words: `media-empty`, `cover-open` … */
  readonly stateReasons: readonly string[];
  /** Null: it has not told them yet. */
  readonly abilities: PrinterAbilities | null;
  readonly isDefault: boolean;
  readonly waiting: number;
  readonly version: number;
  readonly seenAt: string | null;
}

export interface PrintWorkerView {
  readonly id: number;
  readonly name: string;
  readonly online: boolean;
  readonly softwareVersion: string | null;
  /** It came with a protocol older than the server's and was not let in: it has to be updated. */
  readonly outdated: boolean;
  /** It finds, adds and removes printers when it is asked to; an older one only prints. */
  readonly manages: boolean;
  readonly enrolledAt: string | null;
  readonly seenAt: string | null;
  readonly revokedAt: string | null;
}

export interface EnrolmentView {
  /** Shown once; works once, for 15 minutes. */
  readonly code: string;
  readonly expiresAt: string;
}

export interface EnrolInput {
  readonly code: string;
  /** The PC's name unless told otherwise. */
  readonly name: string;
}

export interface EnrolledView {
  readonly workerId: number;
  /** The worker's own key; kept by the worker only, stored hashed here. */
  readonly key: string;
}

export const print = endpoint<{ body: PrintInput }, PrintJobView>('POST', '/print', {
  limit: 'printing',
  access: 'printing.submit',
  apiKeys: true,
  status: 201,
  idempotent: true,
  errors: [
    'PRINTING.CONTENT_EMPTY',
    'PRINTING.CONTENT_TOO_LONG',
    'PRINTING.CONTENT_NOT_TEXT',
    'PRINTING.CHARACTERS_NOT_PRINTABLE',
    'PRINTING.COPIES_NOT_SUPPORTED',
    'PRINTING.SIDES_NOT_SUPPORTED',
    'PRINTING.MEDIA_NOT_SUPPORTED',
    'PRINTING.PRINTER_NOT_FOUND',
    'IDEMPOTENCY.DIFFERENT_BODY',
  ],
});

/** The caller's own messages, newest first. */
export const listMyPrints = endpoint<{ query: ListQuery }, Page<MyPrintView>>('GET', '/api/my/print-jobs', {
  access: 'printing.submit',
});

export const listPrintJobs = endpoint<{ query: PrintJobListQuery }, Page<PrintJobView>>('GET', '/api/print-jobs', {
  access: 'printing.read',
  apiKeys: true,
});

/** The prints of a filter as a CSV file: all of them, streamed, newest first. */
export const exportPrintJobs = endpoint<{ query: PrintJournalQuery }, Uint8Array>('GET', '/api/print-jobs.csv', {
  access: 'printing.read',
  kind: 'file',
});

export const getPrintJob = endpoint<{ params: ById }, PrintJobDetail>('GET', '/api/print-jobs/:id', {
  access: 'printing.read',
  apiKeys: true,
  errors: ['PRINTING.JOB_NOT_FOUND'],
});

/** A ticket or text as it looks on a receipt printer, as an SVG picture. */
export const previewPrintJob = endpoint<{ params: ById }, Uint8Array>('GET', '/api/print-jobs/:id/preview.svg', {
  access: 'printing.read',
  kind: 'file',
  errors: ['PRINTING.JOB_NOT_FOUND', 'PRINTING.NO_PREVIEW'],
});

/**
 * How a copy comes out. Copies, sides and media go together: one of them named, they are all that is asked for. None: the
 * same as before, on another printer as far as it offers that.
 */
export interface ReprintInput extends PrintOptions {
  /** Absent: the printer that it came out of. */
  readonly printerId?: number;
}

const reprintRefusals = [
  'PRINTING.PRINTER_NOT_FOUND',
  'PRINTING.PDF_NOT_SUPPORTED',
  'PRINTING.CHARACTERS_NOT_PRINTABLE',
  'PRINTING.COPIES_NOT_SUPPORTED',
  'PRINTING.SIDES_NOT_SUPPORTED',
  'PRINTING.MEDIA_NOT_SUPPORTED',
] as const;

/** Only for `unconfirmed` jobs: it came out, or print it again (a new linked job marked DUPLICATA is answered). */
export const decidePrintJob = endpoint<
  { params: ById; body: ReprintInput & { readonly decision: 'printed' | 'reprint' } },
  PrintJobDetail
>('POST', '/api/print-jobs/:id/decision', {
  access: 'printing.decide',
  errors: ['PRINTING.JOB_NOT_FOUND', 'PRINTING.NOT_DECIDABLE', ...reprintRefusals],
});

/** A new linked job marked DUPLICATA, for a job that is over. */
export const reprintJob = endpoint<{ params: ById; body: ReprintInput }, PrintJobDetail>(
  'POST',
  '/api/print-jobs/:id/reprint',
  {
    access: 'printing.decide',
    status: 201,
    errors: ['PRINTING.JOB_NOT_FOUND', 'PRINTING.NOT_REPRINTABLE', ...reprintRefusals],
  },
);

/**
 * While `queued`: nothing was given to a printer. `sent`: its worker is asked to give it back, and the job is `cancelled`
 * once it did – or printed, when it had begun.
 */
export const cancelPrintJob = endpoint<{ params: ById }, PrintJobDetail>('POST', '/api/print-jobs/:id/cancel', {
  access: 'printing.decide',
  errors: ['PRINTING.JOB_NOT_FOUND', 'PRINTING.NOT_CANCELLABLE'],
});

export const listPrinters = endpoint<object, readonly PrinterView[]>('GET', '/api/printers', {
  access: 'printing.read',
  apiKeys: true,
});

export const changePrinter = endpoint<{ params: ById; body: { name?: string; isDefault?: true } }, PrinterView>(
  'PATCH',
  '/api/printers/:id',
  { access: 'printing.manage', errors: ['PRINTING.PRINTER_NOT_FOUND'] },
);

export const listPrintWorkers = endpoint<object, readonly PrintWorkerView[]>('GET', '/api/print-workers', {
  access: 'printing.read',
});

export const inviteWorker = endpoint<{ body: { name?: string } }, EnrolmentView>('POST', '/api/print-workers', {
  access: 'printing.manage',
  status: 201,
});

export const enrolWorker = endpoint<{ body: EnrolInput }, EnrolledView>('POST', '/api/print-workers/enrol', {
  access: { public: 'the one-time code is the proof' },
  status: 201,
  errors: ['PRINTING.CODE_INVALID'],
});

export const renameWorker = endpoint<{ params: ById; body: { name: string } }, PrintWorkerView>(
  'PATCH',
  '/api/print-workers/:id',
  { access: 'printing.manage', errors: ['PRINTING.WORKER_NOT_FOUND'] },
);

export const revokeWorker = endpoint<{ params: ById }, undefined>('DELETE', '/api/print-workers/:id', {
  access: 'printing.manage',
  status: 204,
  errors: ['PRINTING.WORKER_NOT_FOUND'],
});
