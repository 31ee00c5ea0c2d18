import { endpoint, type ListQuery, type Page } from '../core/endpoint.js';
import type { StockView } from '../catalogue/index.js';

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
  readonly reason?: string;
}

export interface MovementView {
  readonly id: number;
  readonly productId: number;
  readonly sku: string;
  readonly productName: string;
  readonly kind: MovementKind;
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
  readonly createdAt: string;
}

export interface MovementResult {
  readonly movement: MovementView;
  readonly stock: StockView;
}

export interface MovementListQuery extends ListQuery {
  readonly productId?: number;
  readonly kind?: MovementKind;
}

export const listMovements = endpoint<{ query: MovementListQuery }, Page<MovementView>>('GET', '/api/stock/movements', {
  access: 'stock.read',
});

export const addMovement = endpoint<{ body: MovementInput }, MovementResult>('POST', '/api/stock/movements', {
  access: 'stock.move',
  status: 201,
  errors: ['CATALOGUE.PRODUCT_NOT_FOUND', 'STOCK.BELOW_RESERVED', 'STOCK.BELOW_ZERO', 'STOCK.QUANTITY_STEP'],
});
