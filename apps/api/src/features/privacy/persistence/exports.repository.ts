import { Injectable } from '@nestjs/common';
import { exportDays, type ExportState, type Locale } from '@picolo/contracts';
import { Db, sql, write, type Tx } from '@picolo/server/db';

export interface ExportRow {
  readonly id: number;
  readonly clientId: number;
  readonly locale: Locale;
  readonly state: ExportState;
  readonly progress: number;
  readonly size: number | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

const columns = `id, client_id AS clientId, locale, state, progress, size, created_at AS createdAt, expires_at AS expiresAt`;

@Injectable()
export class ExportsRepository {
  constructor(private readonly db: Db) {}

  async newest(clientId: number): Promise<ExportRow | null> {
    const rows = await this.db.rows<ExportRow>(
      `SELECT ${columns} FROM personal_exports WHERE client_id = ? ORDER BY id DESC LIMIT 1`,
      [clientId],
    );
    return rows[0] ?? null;
  }

  async find(id: number): Promise<ExportRow | null> {
    const rows = await this.db.rows<ExportRow>(`SELECT ${columns} FROM personal_exports WHERE id = ?`, [id]);
    return rows[0] ?? null;
  }

  /** The one that is being made for this client, if any. */
  async underWay(tx: Tx, clientId: number): Promise<number | null> {
    const rows = await sql<{ id: number }>(
      tx,
      `SELECT id FROM personal_exports WHERE client_id = ? AND state IN ('queued', 'running') ORDER BY id DESC LIMIT 1`,
      [clientId],
    );
    return rows[0]?.id ?? null;
  }

  async insert(tx: Tx, clientId: number, requestedBy: number, locale: Locale, now: Date): Promise<number> {
    const { insertId } = await write(
      tx,
      `INSERT INTO personal_exports (client_id, requested_by, locale, state, created_at) VALUES (?, ?, ?, 'queued', ?)`,
      [clientId, requestedBy, locale, now],
    );
    return insertId;
  }

  /** True for the one that makes it now. */
  async claim(tx: Tx, id: number): Promise<boolean> {
    const { affected } = await write(
      tx,
      `UPDATE personal_exports SET state = 'running' WHERE id = ? AND state = 'queued'`,
      [id],
    );
    return affected === 1;
  }

  async progress(tx: Tx, id: number, progress: number): Promise<void> {
    await write(tx, `UPDATE personal_exports SET progress = ? WHERE id = ? AND state = 'running'`, [progress, id]);
  }

  async addPart(tx: Tx, exportId: number, position: number, bytes: Buffer): Promise<void> {
    await write(tx, 'INSERT INTO personal_export_parts (export_id, position, bytes) VALUES (?, ?, ?)', [
      exportId,
      position,
      bytes,
    ]);
  }

  async finish(tx: Tx, id: number, size: number, now: Date): Promise<void> {
    await write(
      tx,
      `UPDATE personal_exports SET state = 'ready', progress = 100, size = ?, ready_at = ?, expires_at = ?
       WHERE id = ? AND state = 'running'`,
      [size, now, new Date(now.getTime() + exportDays * 86_400_000), id],
    );
  }

  async fail(tx: Tx, id: number): Promise<void> {
    await write(tx, `UPDATE personal_exports SET state = 'failed' WHERE id = ? AND state = 'running'`, [id]);
    await write(tx, 'DELETE FROM personal_export_parts WHERE export_id = ?', [id]);
  }

  async part(exportId: number, position: number): Promise<Buffer | null> {
    const rows = await this.db.rows<{ bytes: Buffer }>(
      'SELECT bytes FROM personal_export_parts WHERE export_id = ? AND position = ?',
      [exportId, position],
    );
    return rows[0]?.bytes ?? null;
  }

  /** Those whose process died before `lost`: their owner asks again. */
  async failLost(tx: Tx, lost: Date): Promise<void> {
    await write(tx, `UPDATE personal_exports SET state = 'failed' WHERE state = 'running' AND created_at < ?`, [lost]);
  }

  /** Up to 20 that are no longer kept. */
  async forget(tx: Tx, now: Date): Promise<void> {
    await write(
      tx,
      `DELETE FROM personal_exports WHERE state IN ('ready', 'failed') AND COALESCE(expires_at, created_at + INTERVAL 1 DAY) <= ?
       ORDER BY id LIMIT 20`,
      [now],
    );
  }

  async forgetClient(tx: Tx, clientIds: readonly number[]): Promise<void> {
    await write(
      tx,
      `DELETE FROM personal_exports WHERE client_id IN (${clientIds.map(() => '?').join(', ')})`,
      clientIds,
    );
  }
}
