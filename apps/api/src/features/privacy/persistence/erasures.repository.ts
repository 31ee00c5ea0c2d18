import { Injectable } from '@nestjs/common';
import { Db, sql, write, type Tx } from '@picolo/server/db';

export interface ErasureRow {
  readonly id: number;
  readonly clientId: number;
  readonly requestedBy: number;
  readonly byClient: number;
  readonly createdAt: Date;
  readonly dueAt: Date;
}

const columns = `id, client_id AS clientId, requested_by AS requestedBy, by_client AS byClient, created_at AS createdAt,
  due_at AS dueAt`;

@Injectable()
export class ErasuresRepository {
  constructor(private readonly db: Db) {}

  async open(clientId: number): Promise<ErasureRow | null> {
    const rows = await this.db.rows<ErasureRow>(`SELECT ${columns} FROM erasures WHERE open_client = ?`, [clientId]);
    return rows[0] ?? null;
  }

  /** A second request keeps the first one's date, unless it is to be done sooner. */
  async ask(
    tx: Tx,
    clientId: number,
    by: { userId: number; isClient: boolean },
    now: Date,
    dueAt: Date,
  ): Promise<void> {
    await write(
      tx,
      `INSERT INTO erasures (client_id, open_client, requested_by, by_client, created_at, due_at)
       VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE due_at = LEAST(due_at, VALUES(due_at))`,
      [clientId, clientId, by.userId, by.isClient, now, dueAt],
    );
  }

  async undo(tx: Tx, clientId: number, now: Date): Promise<boolean> {
    const { affected } = await write(
      tx,
      'UPDATE erasures SET undone_at = ?, open_client = NULL WHERE open_client = ?',
      [now, clientId],
    );
    return affected === 1;
  }

  async due(now: Date): Promise<readonly number[]> {
    const rows = await this.db.rows<{ id: number }>(
      'SELECT id FROM erasures WHERE open_client IS NOT NULL AND due_at <= ? ORDER BY due_at LIMIT 20',
      [now],
    );
    return rows.map(({ id }) => id);
  }

  /** The open request, locked. */
  async lock(tx: Tx, id: number): Promise<ErasureRow | null> {
    const rows = await sql<ErasureRow>(
      tx,
      `SELECT ${columns} FROM erasures WHERE id = ? AND open_client IS NOT NULL FOR UPDATE`,
      [id],
    );
    return rows[0] ?? null;
  }

  async done(tx: Tx, id: number, now: Date): Promise<void> {
    await write(tx, 'UPDATE erasures SET done_at = ?, open_client = NULL WHERE id = ?', [now, id]);
  }

  /** Orders were placed in the days of grace: looked at again on `dueAt`. */
  async postpone(tx: Tx, id: number, dueAt: Date): Promise<void> {
    await write(tx, 'UPDATE erasures SET due_at = ? WHERE id = ?', [dueAt, id]);
  }
}
