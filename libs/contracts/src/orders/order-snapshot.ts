import type { OrderStatus } from './order-states.js';
import type { VatRegime } from './vat-regime.js';
import type { Address, ClientKind } from '../clients/index.js';

export type FrozenAddress = Address & { readonly name: string };

/** Who buys, as the order froze it (ID-10). */
export interface OrderBuyer {
  readonly kind: ClientKind;
  readonly name: string;
  readonly email: string | null;
  readonly siren: string | null;
  readonly vatNumber: string | null;
  readonly billing: FrozenAddress | null;
  readonly delivery: FrozenAddress | null;
  /** Why the lines bear no VAT, when they bear none because of the buyer. */
  readonly vatRegime?: VatRegime;
}

export interface OrderSnapshotLine {
  readonly sku: string;
  readonly name: string;
  readonly unit: string;
  /** Integer ten-thousandths. */
  readonly quantity: number;
  /** Integer 1e-6 €. */
  readonly unitPrice: number;
  /** Integer 1e-2 %. */
  readonly vatRate: number;
}

/** What an order froze, for whoever makes a document of it. */
export interface OrderSnapshot {
  readonly id: number;
  readonly number: string;
  readonly status: OrderStatus;
  readonly clientId: number;
  /** Account of the client, for live news; null without one. */
  readonly clientUserId: number | null;
  readonly purchaseOrder: string | null;
  readonly buyer: OrderBuyer;
  /** In their order on the page. */
  readonly lines: readonly OrderSnapshotLine[];
  /** When it became `processed`, ISO 8601 UTC; null while it is not. */
  readonly processedAt: string | null;
}

/** What came back in one act, for its credit note (OR-4). */
export interface ReturnForCredit {
  readonly id: number;
  readonly orderId: number;
  readonly lineId: number;
  /** Of the line in its order, from 1: the same as on the invoice. */
  readonly position: number;
  /** Integer ten-thousandths. */
  readonly quantity: number;
  readonly disposition: 'restock' | 'scrap';
  readonly reason: string | null;
}

/** What an invoice still lacks (IN-1); each has its sentence in the language files. */
export const invoiceObstacles = [
  'company.identity',
  'company.address',
  'company.siren',
  'company.vatNumber',
  'company.electronicAddress',
  'company.legalTexts',
  'company.exemption',
  'client.billing',
  'client.siren',
  'order.lines',
] as const;
export type InvoiceObstacle = (typeof invoiceObstacles)[number];
