import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import { isDuplicateKey, sql, write, type Tx } from '@picolo/server/db';

export interface LocationRow {
  readonly id: number;
  readonly name: string;
  readonly sells: number | null;
  readonly version: number;
  readonly archived_at: Date | null;
}

/** One transfer to write down; its lines are in the ledger. */
/** Under which key a transfer was asked for, and what a repetition must repeat. */
export interface TransferKey {
  readonly key: string;
  /** SHA-256, hex. */
  readonly bodyHash: string;
}

export interface NewTransfer {
  readonly fromId: number;
  readonly toId: number;
  readonly reason: string | null;
  readonly actor: { readonly id: number; readonly name: string };
  readonly now: Date;
  readonly once: TransferKey | null;
}

const columns = 'id, name, sells, version, archived_at';

@Injectable()
export class LocationsRepository {
  /** The locations, lowest first, held so that none is archived until the transaction ends. */
  async hold(tx: Tx, ids: readonly number[]): Promise<LocationRow[]> {
    const wanted = [...new Set(ids)].sort((a, b) => a - b);
    return await sql<LocationRow>(
      tx,
      `SELECT ${columns} FROM locations WHERE id IN (${wanted.map(() => '?').join(', ')}) ORDER BY id LOCK IN SHARE MODE`,
      wanted,
    );
  }

  /** All of them, locked: who chooses the one that sells or archives one is alone. */
  async lockAll(tx: Tx): Promise<LocationRow[]> {
    return await sql<LocationRow>(tx, `SELECT ${columns} FROM locations ORDER BY id FOR UPDATE`);
  }

  async insert(tx: Tx, name: string, now: Date): Promise<number> {
    const text = 'INSERT INTO locations (name, created_at) VALUES (?, ?)';
    return (await write(tx, text, [name, now]).catch(refuseTakenName)).insertId;
  }

  async rename(tx: Tx, id: number, version: number, name: string): Promise<boolean> {
    const text = 'UPDATE locations SET name = ?, version = version + 1 WHERE id = ? AND version = ?';
    return (await write(tx, text, [name, id, version]).catch(refuseTakenName)).affected === 1;
  }

  /** The old one first: the database allows one that sells. */
  async sellFrom(tx: Tx, id: number): Promise<void> {
    await write(tx, 'UPDATE locations SET sells = NULL, version = version + 1 WHERE sells = 1');
    await write(tx, 'UPDATE locations SET sells = 1, version = version + 1 WHERE id = ?', [id]);
  }

  async archive(tx: Tx, id: number, at: Date | null): Promise<void> {
    await write(tx, 'UPDATE locations SET archived_at = ?, version = version + 1 WHERE id = ?', [at, id]);
  }

  /** Products of which something lies there. */
  async productsIn(tx: Tx, id: number): Promise<number> {
    const [row] = await sql<{ n: number }>(
      tx,
      'SELECT COUNT(*) AS n FROM stock_levels WHERE location_id = ? AND on_hand > 0',
      [id],
    );
    return row?.n ?? 0;
  }

  async insertTransfer(tx: Tx, { fromId, toId, reason, actor, now, once }: NewTransfer): Promise<number> {
    const { insertId } = await write(
      tx,
      `INSERT INTO stock_transfers (from_location_id, to_location_id, reason, actor_id, actor_name, idempotency_key,
         body_hash, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [fromId, toId, reason, actor.id, actor.name, once?.key ?? null, once?.bodyHash ?? null, now],
    );
    return insertId;
  }
}

const refuseTakenName = (error: unknown): never => {
  if (isDuplicateKey(error, 'uq_locations_name')) throw new DomainError('STOCK.LOCATION_NAME_TAKEN');
  throw error;
};
