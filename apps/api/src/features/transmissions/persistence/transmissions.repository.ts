import { Injectable } from '@nestjs/common';
import type { LifeCycleStatus, Platform, TransmissionState } from '@picolo/contracts';
import { sql, write, type Reader, type Tx } from '@picolo/server/db';

export interface Transmission {
  readonly id: number;
  readonly invoiceId: number;
  readonly attempt: number;
  readonly ourId: string;
  readonly platform: Platform;
  readonly platformId: string | null;
  readonly state: TransmissionState;
  readonly tries: number;
  readonly trouble: string | null;
  readonly version: number;
  readonly createdAt: Date;
}

export interface StoredEvent {
  readonly transmissionId: number;
  readonly sequence: number;
  readonly status: LifeCycleStatus;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly happenedAt: Date;
}

const COLUMNS = `id, invoice_id AS invoiceId, attempt, our_id AS ourId, platform, platform_id AS platformId, state, tries,
  trouble, version, created_at AS createdAt`;

@Injectable()
export class TransmissionsRepository {
  async insert(
    tx: Tx,
    row: Pick<Transmission, 'invoiceId' | 'attempt' | 'ourId' | 'platform' | 'createdAt'>,
  ): Promise<number> {
    const { insertId } = await write(
      tx,
      `INSERT INTO invoice_transmissions (invoice_id, attempt, our_id, platform, state, created_at)
       VALUES (?, ?, ?, ?, 'waiting', ?)`,
      [row.invoiceId, row.attempt, row.ourId, row.platform, row.createdAt],
    );
    return insertId;
  }

  /** Newest first; locked until the transaction ends. */
  async ofInvoiceForUpdate(tx: Tx, invoiceId: number): Promise<readonly Transmission[]> {
    return await sql<Transmission>(
      tx,
      `SELECT ${COLUMNS} FROM invoice_transmissions WHERE invoice_id = ? ORDER BY attempt DESC FOR UPDATE`,
      [invoiceId],
    );
  }

  /** Newest first. */
  async ofInvoice(reader: Reader, invoiceId: number): Promise<readonly Transmission[]> {
    return await reader.rows<Transmission>(
      `SELECT ${COLUMNS} FROM invoice_transmissions WHERE invoice_id = ? ORDER BY attempt DESC`,
      [invoiceId],
    );
  }

  async lock(tx: Tx, id: number): Promise<Transmission | null> {
    const rows = await sql<Transmission>(tx, `SELECT ${COLUMNS} FROM invoice_transmissions WHERE id = ? FOR UPDATE`, [
      id,
    ]);
    return rows[0] ?? null;
  }

  async read(reader: Reader, id: number): Promise<Transmission | null> {
    return (
      (await reader.rows<Transmission>(`SELECT ${COLUMNS} FROM invoice_transmissions WHERE id = ?`, [id]))[0] ?? null
    );
  }

  async deposited(tx: Tx, id: number, platformId: string, lookAt: Date): Promise<void> {
    await write(
      tx,
      `UPDATE invoice_transmissions SET platform_id = ?, state = 'open', trouble = NULL, tries = tries + 1, look_at = ?,
         version = version + 1 WHERE id = ?`,
      [platformId, lookAt, id],
    );
  }

  /** A try that did not reach the platform. */
  async troubled(tx: Tx, id: number, trouble: string, state: 'waiting' | 'failed'): Promise<void> {
    await write(
      tx,
      `UPDATE invoice_transmissions SET trouble = ?, state = ?, tries = tries + 1, version = version + 1
       WHERE id = ? AND platform_id IS NULL`,
      [trouble, state, id],
    );
  }

  /** On its way again under the same id, as if it had never been tried. False when the platform has it. */
  async resume(tx: Tx, id: number, platform: Platform): Promise<boolean> {
    const { affected } = await write(
      tx,
      `UPDATE invoice_transmissions SET platform = ?, state = 'waiting', tries = 0, trouble = NULL, version = version + 1
       WHERE id = ? AND state IN ('failed', 'waiting') AND platform_id IS NULL`,
      [platform, id],
    );
    return affected === 1;
  }

  /** Whether the outbox still has to deliver that it is to be deposited: it gives up by itself, noted here or not. */
  async isAsked(tx: Tx, { id, invoiceId }: Pick<Transmission, 'id' | 'invoiceId'>): Promise<boolean> {
    const rows = await sql(
      tx,
      `SELECT id FROM outbox WHERE state IN (0, 1) AND consumer = 'transmissions' AND type = 'transmission.asked'
         AND subject = ? AND JSON_VALUE(payload, '$.transmissionId') = ?`,
      [`invoice:${String(invoiceId)}`, id],
    );
    return rows.length > 0;
  }

  /** `lookAt` null: there will be no more news. */
  async looked(tx: Tx, id: number, state: TransmissionState, lookAt: Date | null, changed: boolean): Promise<void> {
    await write(tx, 'UPDATE invoice_transmissions SET state = ?, look_at = ?, version = version + ? WHERE id = ?', [
      ...[state, lookAt, changed ? 1 : 0, id],
    ]);
  }

  async lookAt(tx: Tx, id: number, at: Date): Promise<void> {
    await write(tx, 'UPDATE invoice_transmissions SET look_at = ? WHERE id = ?', [at, id]);
  }

  async due(reader: Reader, now: Date, limit: number): Promise<readonly Transmission[]> {
    return await reader.rows<Transmission>(
      `SELECT ${COLUMNS} FROM invoice_transmissions WHERE look_at <= ? ORDER BY look_at, id LIMIT ${String(limit)}`,
      [now],
    );
  }

  async addEvent(tx: Tx, event: StoredEvent): Promise<boolean> {
    const { transmissionId, sequence, status, reasonCode, reason, happenedAt } = event;
    const { affected } = await write(
      tx,
      `INSERT IGNORE INTO transmission_events (transmission_id, sequence, status, reason_code, reason, happened_at)
       VALUES (?, ?, ?, ?, ?, ?)`,
      [transmissionId, sequence, status, reasonCode, reason, happenedAt],
    );
    return affected === 1;
  }

  /** Of some transmissions, oldest first. */
  async events(reader: Reader, ids: readonly number[]): Promise<readonly StoredEvent[]> {
    if (ids.length === 0) return [];
    return await reader.rows<StoredEvent>(
      `SELECT transmission_id AS transmissionId, sequence, status, reason_code AS reasonCode, reason,
         happened_at AS happenedAt
       FROM transmission_events WHERE transmission_id IN (${ids.map(() => '?').join(', ')})
       ORDER BY transmission_id, sequence`,
      ids,
    );
  }
}
