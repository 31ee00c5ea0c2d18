import { endpoint, type ById } from '../core/endpoint.js';
import type { PrintOptions } from './abilities.js';
import type { PrintKind } from './endpoints.js';

/** PR-6: the longest that a job may wait for its printer, minutes: a week. */
export const maxPrintLifetimeMinutes = 7 * 24 * 60;
/** The most printers of a group. */
export const maxGroupPrinters = 20;

/** Where one kind of job comes out: a printer, a group, or neither – then the default printer. */
export interface PrintRouteView {
  readonly kind: PrintKind;
  readonly printerId: number | null;
  readonly groupId: number | null;
  /** What waits longer expires instead of surprising somebody; 1…10,080. */
  readonly lifetimeMinutes: number;
  /** How its jobs come out unless they say otherwise; null: the printer's usual. */
  readonly options: PrintOptions | null;
}

/** Printers that stand in for each other: a job comes out of the first that is ready or printing. */
export interface PrinterGroupView {
  readonly id: number;
  readonly name: string;
  readonly version: number;
  /** In their order. */
  readonly printerIds: readonly number[];
}

export interface PrintRoutingView {
  readonly routes: readonly PrintRouteView[];
  /** By name. */
  readonly groups: readonly PrinterGroupView[];
}

/** What is absent stays. A printer takes the place of a group and the other way round; both null: the default printer; both: refused. */
export interface PrintRouteInput {
  readonly printerId?: number | null;
  readonly groupId?: number | null;
  readonly lifetimeMinutes?: number;
  /**
   * All of them together; null: the printer's usual. Every printer of the route has to offer them; absent while the printers
   * change: those stay that all of the new ones offer.
   */
  readonly options?: PrintOptions | null;
}

export interface PrinterGroupInput {
  readonly name: string;
  /** 1…20 printers, each once, the first choice first. */
  readonly printerIds: readonly number[];
}

/** The group as a whole, over the `version` that was looked at. */
export interface PrinterGroupChange extends PrinterGroupInput {
  readonly version: number;
}

export const getPrintRouting = endpoint<object, PrintRoutingView>('GET', '/api/print-routing', {
  access: 'printing.read',
});

/** Jobs that wait already follow the new way, unless they were sent to a printer by name. */
export const changePrintRoute = endpoint<
  { params: { readonly kind: PrintKind }; body: PrintRouteInput },
  PrintRoutingView
>('PATCH', '/api/print-routing/routes/:kind', {
  access: 'printing.manage',
  errors: [
    'PRINTING.PRINTER_NOT_FOUND',
    'PRINTING.GROUP_NOT_FOUND',
    'PRINTING.PDF_NOT_SUPPORTED',
    'PRINTING.COPIES_NOT_SUPPORTED',
    'PRINTING.SIDES_NOT_SUPPORTED',
    'PRINTING.MEDIA_NOT_SUPPORTED',
  ],
});

export const createPrinterGroup = endpoint<{ body: PrinterGroupInput }, PrintRoutingView>(
  'POST',
  '/api/print-routing/groups',
  {
    access: 'printing.manage',
    status: 201,
    errors: ['PRINTING.PRINTER_NOT_FOUND', 'PRINTING.GROUP_NAME_TAKEN'],
  },
);

export const changePrinterGroup = endpoint<{ params: ById; body: PrinterGroupChange }, PrintRoutingView>(
  'PATCH',
  '/api/print-routing/groups/:id',
  {
    access: 'printing.manage',
    errors: [
      'PRINTING.GROUP_NOT_FOUND',
      'PRINTING.GROUP_CHANGED',
      'PRINTING.PRINTER_NOT_FOUND',
      'PRINTING.GROUP_NAME_TAKEN',
      'PRINTING.PDF_NOT_SUPPORTED',
    ],
  },
);

/** Refused while a kind of job goes there. */
export const deletePrinterGroup = endpoint<{ params: ById }, PrintRoutingView>(
  'DELETE',
  '/api/print-routing/groups/:id',
  { access: 'printing.manage', errors: ['PRINTING.GROUP_NOT_FOUND', 'PRINTING.GROUP_IN_USE'] },
);
