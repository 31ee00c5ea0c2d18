import { endpoint, type ListQuery, type Page } from '../core/endpoint.js';
import type { StockView } from '../catalogue/index.js';

export * from './counts.js';
export * from './history.js';
export * from './locations.js';

export const movementKinds = [
  'receipt',
  'sale',
  'return',
  'count',
  'adjustment',
  'transfer',
  'reservation',
  'release',
] as const;
export type MovementKind = (typeof movementKinds)[number];

/** The kinds a person may enter by hand. */
export const manualMovementKinds = ['receipt', 'adjustment', 'count'] as const;
export type ManualMovementKind = (typeof manualMovementKinds)[number];

export interface MovementInput {
  readonly productId: number;
  readonly kind: ManualMovementKind;
  /** receipt: what came in (> 0). adjustment: the signed difference. count: what was counted (≥ 0). ≤ 4 decimals. */
  readonly quantity: number;
  /** Where; the location that sells unless told. */
  readonly locationId?: number;
  readonly reason?: string;
}

export interface MovementView {
  readonly id: number;
  readonly productId: number;
  readonly sku: string;
  readonly productName: string;
  readonly kind: MovementKind;
  readonly locationId: number;
  readonly location: string;
  readonly onHandDelta: number;
  readonly reservedDelta: number;
  readonly onHandBefore: number;
  readonly onHandAfter: number;
  readonly reservedBefore: number;
  readonly reservedAfter: number;
  readonly reason: string | null;
  /** Who; null when the system did it. */
  readonly actor: string | null;
  readonly orderId: number | null;
  /** The transfer that this line is one side of, with the other place. */
  readonly transfer: { readonly id: number; readonly otherLocation: string } | null;
  /** The counting session that this line comes from. */
  readonly countId: number | null;
  readonly createdAt: string;
}

export interface MovementResult {
  readonly movement: MovementView;
  readonly stock: StockView;
}

export interface MovementListQuery extends ListQuery {
  readonly productId?: number;
  readonly kind?: MovementKind;
  readonly locationId?: number;
  /** Days `YYYY-MM-DD` in the company's zone, both inclusive. */
  readonly from?: string;
  readonly to?: string;
}

export const listMovements = endpoint<{ query: MovementListQuery }, Page<MovementView>>('GET', '/api/stock/movements', {
  access: 'stock.read',
});

export const addMovement = endpoint<{ body: MovementInput }, MovementResult>('POST', '/api/stock/movements', {
  access: 'stock.move',
  status: 201,
  errors: [
    'CATALOGUE.PRODUCT_NOT_FOUND',
    'STOCK.LOCATION_NOT_FOUND',
    'STOCK.BELOW_RESERVED',
    'STOCK.BELOW_ZERO',
    'STOCK.QUANTITY_STEP',
  ],
});
