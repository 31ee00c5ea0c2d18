import {
  DomainError,
  orderNumber,
  type BatchFailure,
  type BatchListItem,
  type InvoicingFailure,
  type Locale,
  type WaitingOrder,
} from '@picolo/contracts';
import { refusalOf } from '@picolo/server/errors';
import type { Batch } from './persistence/batches.repository.js';
import type { OrderToInvoice, StoredFailure } from './persistence/orders-to-invoice.repository.js';

/** The sentence of a stored refusal in the reader's language. */
export const presentFailure = ({ code, meta }: StoredFailure, locale: Locale): InvoicingFailure => ({
  ...{ code, meta },
  detail: refusalOf(new DomainError(code, meta), locale).error.detail,
});

export const presentWaiting = (
  { orderId, failure, ...row }: OrderToInvoice,
  clientName: string,
  locale: Locale,
): WaitingOrder => ({
  ...row,
  ...{ id: orderId, number: orderNumber(orderId), clientName },
  failure: failure === null ? null : presentFailure(failure, locale),
});

export const presentBatch = ({ createdAt, finishedAt, ...batch }: Batch): BatchListItem => ({
  ...batch,
  createdAt: createdAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
});

export const presentBatchFailure = (
  { orderId, failure }: { readonly orderId: number; readonly failure: StoredFailure },
  locale: Locale,
): BatchFailure => ({ id: orderId, number: orderNumber(orderId), failure: presentFailure(failure, locale) });
