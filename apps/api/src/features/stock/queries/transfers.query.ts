import { Injectable } from '@nestjs/common';
import { DomainError, type TransferView } from '@picolo/contracts';
import { Db, decimalToQuantity, quantityToJson } from '@picolo/server/db';
import { CatalogueFacade } from '../../catalogue/index.js';
import type { TransferKey } from '../persistence/locations.repository.js';

interface Row {
  readonly id: number;
  readonly from_location_id: number;
  readonly to_location_id: number;
  readonly from_name: string;
  readonly to_name: string;
  readonly reason: string | null;
  readonly actor_name: string | null;
  readonly created_at: Date;
}

/** A transfer with its lines, read from the side of the ledger where they came in. */
@Injectable()
export class TransfersQuery {
  constructor(
    private readonly db: Db,
    private readonly catalogue: CatalogueFacade,
  ) {}

  async byId(id: number): Promise<TransferView> {
    const [row] = await this.db.rows<Row>(
      `SELECT t.id, t.from_location_id, t.to_location_id, f.name AS from_name, d.name AS to_name, t.reason, t.actor_name,
         t.created_at
       FROM stock_transfers t JOIN locations f ON f.id = t.from_location_id JOIN locations d ON d.id = t.to_location_id
       WHERE t.id = ?`,
      [id],
    );
    if (row === undefined) throw new DomainError('STOCK.TRANSFER_NOT_FOUND');
    return {
      ...{ id: row.id, fromId: row.from_location_id, from: row.from_name, toId: row.to_location_id, to: row.to_name },
      ...{ lines: await this.lines(id), reason: row.reason, actor: row.actor_name },
      createdAt: row.created_at.toISOString(),
    };
  }

  /** The transfer that was made under this key before; null: none. Throws IDEMPOTENCY.DIFFERENT_BODY. */
  async madeBefore(actorId: number, { key, bodyHash }: TransferKey): Promise<number | null> {
    const [row] = await this.db.rows<{ id: number; body_hash: string }>(
      'SELECT id, body_hash FROM stock_transfers WHERE actor_id = ? AND idempotency_key = ?',
      [actorId, key],
    );
    if (row !== undefined && row.body_hash !== bodyHash) throw new DomainError('IDEMPOTENCY.DIFFERENT_BODY');
    return row?.id ?? null;
  }

  private async lines(id: number): Promise<TransferView['lines']> {
    const rows = await this.db.rows<{ product_id: number; on_hand_delta: string }>(
      'SELECT product_id, on_hand_delta FROM stock_movements WHERE transfer_id = ? AND on_hand_delta > 0 ORDER BY id',
      [id],
    );
    const names = await this.catalogue.names(rows.map((row) => row.product_id));
    return rows.map((row) => ({
      productId: row.product_id,
      ...(names.get(row.product_id) ?? { sku: '', name: '' }),
      quantity: quantityToJson(decimalToQuantity(row.on_hand_delta)),
    }));
  }
}
