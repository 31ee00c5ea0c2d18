import type { MovementKind, MovementView } from '@picolo/contracts';
import { decimalToQuantity, quantityToJson } from '@picolo/server/db';

export interface MovementRow {
  readonly id: number;
  readonly product_id: number;
  readonly kind: MovementKind;
  readonly location_id: number;
  readonly location_name: string;
  readonly on_hand_delta: string;
  readonly reserved_delta: string;
  readonly on_hand_after: string;
  readonly reserved_after: string;
  readonly reason: string | null;
  readonly actor_name: string | null;
  readonly order_id: number | null;
  readonly transfer_id: number | null;
  /** The other side of the transfer. */
  readonly other_name: string | null;
  readonly count_id: number | null;
  readonly created_at: Date;
}

/** The ledger keeps deltas and what came out; what was before follows. */
export const presentMovement = (
  row: MovementRow,
  product: { readonly sku: string; readonly name: string },
): MovementView => {
  const [onHandDelta, reservedDelta] = [decimalToQuantity(row.on_hand_delta), decimalToQuantity(row.reserved_delta)];
  const [onHand, reserved] = [decimalToQuantity(row.on_hand_after), decimalToQuantity(row.reserved_after)];
  return {
    id: row.id,
    productId: row.product_id,
    sku: product.sku,
    productName: product.name,
    kind: row.kind,
    locationId: row.location_id,
    location: row.location_name,
    onHandDelta: quantityToJson(onHandDelta),
    reservedDelta: quantityToJson(reservedDelta),
    onHandBefore: quantityToJson(onHand - onHandDelta),
    onHandAfter: quantityToJson(onHand),
    reservedBefore: quantityToJson(reserved - reservedDelta),
    reservedAfter: quantityToJson(reserved),
    reason: row.reason,
    actor: row.actor_name,
    orderId: row.order_id,
    transfer: row.transfer_id === null ? null : { id: row.transfer_id, otherLocation: row.other_name ?? '' },
    countId: row.count_id,
    createdAt: row.created_at.toISOString(),
  };
};
