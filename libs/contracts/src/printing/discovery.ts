import { endpoint, type ById } from '../core/endpoint.js';

/** How a found printer is printed on, once it is added: the `driver` of its line in worker.json. */
export const foundDrivers = ['cups', 'ipp', 'raw9100', 'winspool'] as const;
export type FoundDriver = (typeof foundDrivers)[number];

/** What receipt printers print on a line, in their own letters: 32 and 35 on paper of 58 mm, the others on 80 mm. */
export const paperColumns = [32, 35, 42, 44, 48] as const;
export type PaperColumns = (typeof paperColumns)[number];

/** The most printers of a search. */
export const maxFoundPrinters = 100;

/** A printer that a worker sees from its PC, whether it prints on it or not. */
export interface FoundPrinter {
  /** What the worker would print to: `ipp://localhost/printers/office`, `ipps://printer.local/ipp/print`, `winspool:Caisse` … */
  readonly uri: string;
  readonly driver: FoundDriver;
  readonly name: string;
  /** Make and model as the printer says them; null: it does not. */
  readonly model: string | null;
  /** Where it stands, as somebody told it; null: nobody did. */
  readonly place: string | null;
  /** The worker prints on it already. */
  readonly used: boolean;
}

/** A printer for a worker: one of its last search, or an address on the network (`ipp`, `ipps`, `socket`) that a person typed. */
export interface PrinterToAdd {
  readonly uri: string;
  readonly driver: FoundDriver;
  /** Absent: what the printer calls itself. */
  readonly name?: string;
  /** Of receipt printers (`raw9100`, and `winspool` when it is one). */
  readonly columns?: PaperColumns;
}

/**
 * Why a worker did not follow an order. `address`: nothing that may be added; `not-found`: neither in its last search nor
 * an address on the network; `not-listed`: it prints there, yet not by its settings (the folder, the command line);
 * `busy`: a job of the printer is not over; `failed`: it could not write its settings, its log says why.
 */
export const printerOrderRefusals = ['address', 'not-found', 'not-listed', 'busy', 'failed'] as const;
export type PrinterOrderRefusal = (typeof printerOrderRefusals)[number];

/** What became of an order to the worker. */
export type PrinterOrderAnswer =
  { readonly done: true } | { readonly done: false; readonly because: PrinterOrderRefusal };

const notAnswered = [
  'PRINTING.WORKER_NOT_FOUND',
  'PRINTING.WORKER_OFFLINE',
  'PRINTING.WORKER_OUTDATED',
  'PRINTING.WORKER_SILENT',
] as const;

/** What the worker sees from its PC; answered when it has looked, after about 3 seconds. */
export const searchPrinters = endpoint<{ params: ById }, readonly FoundPrinter[]>(
  'POST',
  '/api/print-workers/:id/printer-search',
  { access: 'printing.manage', errors: notAnswered },
);

/** Answered when the worker has written it down and told how it is: the printer is in the list of printers then. */
export const addPrinter = endpoint<{ params: ById; body: PrinterToAdd }, undefined>(
  'POST',
  '/api/print-workers/:id/printers',
  {
    access: 'printing.manage',
    status: 204,
    errors: [...notAnswered, 'PRINTING.ADDRESS_INVALID', 'PRINTING.PRINTER_NOT_SEEN', 'PRINTING.WORKER_FAILED'],
  },
);

/**
 * Every worker that sees the printer stops doing so. Kinds of prints and groups lose it, the default printer passes to
 * the next one. Refused while a print of it waits or is under way, and for what is not set up in `worker.json`.
 */
export const removePrinter = endpoint<{ params: ById }, undefined>('DELETE', '/api/printers/:id', {
  access: 'printing.manage',
  status: 204,
  errors: [
    ...notAnswered,
    'PRINTING.PRINTER_NOT_FOUND',
    'PRINTING.PRINTER_BUSY',
    'PRINTING.PRINTER_NOT_LISTED',
    'PRINTING.WORKER_FAILED',
  ],
});
