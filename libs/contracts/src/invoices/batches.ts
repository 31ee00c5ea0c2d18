import type { ErrorCode, ErrorMeta } from '../core/errors.js';
import { endpoint, type ById, type ListQuery, type Page } from '../core/endpoint.js';
import type { InvoiceListQuery } from './endpoints.js';

/** Why an order waits: the settings leave its invoice to a batch, or making it was refused. */
export const WAITING_REASONS = ['batch', 'failed'] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];

/** Why no invoice could be made: `detail` is the sentence in the caller's language. */
export interface InvoicingFailure {
  readonly code: ErrorCode;
  readonly meta: ErrorMeta;
  readonly detail: string;
}

/** A processed order without its invoice. */
export interface WaitingOrder {
  /** Of the order. */
  readonly id: number;
  readonly number: string;
  readonly clientId: number;
  readonly clientName: string;
  /** `YYYY-MM-DD` in the company's zone. */
  readonly processedOn: string;
  readonly grossCents: number;
  readonly reason: WaitingReason;
  readonly failure: InvoicingFailure | null;
}

/** Days in the company's zone, both inclusive. */
export interface WaitingFilter {
  readonly clientId?: number;
  readonly from?: string;
  readonly to?: string;
}

export type WaitingQuery = WaitingFilter & Omit<ListQuery, 'q'>;

/** Orders by their ids, or all that wait under a filter. Exactly one of the two. */
export interface BatchInput {
  readonly orderIds?: readonly number[];
  readonly all?: WaitingFilter;
}

export const BATCH_STATES = ['running', 'done'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

export interface BatchListItem {
  readonly id: number;
  readonly state: BatchState;
  readonly total: number;
  readonly issued: number;
  readonly failed: number;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** Goes up with each order that was worked off. */
  readonly version: number;
}

/** An order of a batch whose invoice could not be made. */
export interface BatchFailure {
  /** Of the order. */
  readonly id: number;
  readonly number: string;
  readonly failure: InvoicingFailure;
}

export interface BatchView extends BatchListItem {
  /** The first 100 by order. */
  readonly failures: readonly BatchFailure[];
}

/** Which documents go into one archive: those chosen, or all under a filter of the list. */
export interface InvoiceArchiveQuery extends Pick<InvoiceListQuery, 'kind' | 'due' | 'q' | 'clientId'> {
  /** Ids separated by commas, at most 500. */
  readonly ids?: string;
  /** Days of issue, both inclusive. */
  readonly from?: string;
  readonly to?: string;
}

/** Oldest first. */
export const listWaitingOrders = endpoint<{ query: WaitingQuery }, Page<WaitingOrder>>(
  'GET',
  '/api/orders-to-invoice',
  {
    access: 'invoices.issue',
  },
);

export const startBatch = endpoint<{ body: BatchInput }, BatchView>('POST', '/api/invoice-batches', {
  access: 'invoices.issue',
  status: 201,
  errors: ['INVOICES.NOTHING_TO_INVOICE', 'IDEMPOTENCY.DIFFERENT_BODY'],
  idempotent: true,
});

/** Newest first. */
export const listBatches = endpoint<{ query: Omit<ListQuery, 'q'> }, Page<BatchListItem>>(
  'GET',
  '/api/invoice-batches',
  { access: 'invoices.issue' },
);

export const getBatch = endpoint<{ params: ById }, BatchView>('GET', '/api/invoice-batches/:id', {
  access: 'invoices.issue',
  errors: ['INVOICES.BATCH_NOT_FOUND'],
});

/** The PDFs as one ZIP, each under its number; documents that are still being made are left out. */
export const invoiceArchive = endpoint<{ query: InvoiceArchiveQuery }, Blob>('GET', '/api/invoice-documents.zip', {
  access: 'invoices.read',
  kind: 'file',
});
