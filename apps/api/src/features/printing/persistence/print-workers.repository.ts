import { Injectable } from '@nestjs/common';
import { sql, write, type Tx } from '@picolo/server/db';

export interface PrintWorker {
  readonly id: number;
  readonly name: string;
  readonly keyHash: string;
  readonly connectionId: string | null;
  /** Of its last handshake. */
  readonly protocol: number | null;
  /** 1: it takes orders about its printers. */
  readonly manages: number;
  readonly revokedAt: Date | null;
}

const columns =
  'id, name, key_hash AS keyHash, connection_id AS connectionId, protocol, manages, revoked_at AS revokedAt';

@Injectable()
export class PrintWorkersRepository {
  async find(tx: Tx, id: number): Promise<PrintWorker | null> {
    return (await sql<PrintWorker>(tx, `SELECT ${columns} FROM print_workers WHERE id = ?`, [id]))[0] ?? null;
  }

  async lock(tx: Tx, id: number): Promise<PrintWorker | null> {
    return (
      (await sql<PrintWorker>(tx, `SELECT ${columns} FROM print_workers WHERE id = ? FOR UPDATE`, [id]))[0] ?? null
    );
  }

  /** Makes whoever decides on the default printer do so one after the other. */
  async lockAll(tx: Tx): Promise<void> {
    await sql(tx, 'SELECT id FROM print_workers ORDER BY id FOR UPDATE');
  }

  async insert(tx: Tx, name: string, keyHash: string, at: Date): Promise<number> {
    const text = 'INSERT INTO print_workers (name, key_hash, enrolled_at) VALUES (?, ?, ?)';
    return (await write(tx, text, [name, keyHash, at])).insertId;
  }

  async greeted(tx: Tx, id: number, connectionId: string, softwareVersion: string): Promise<void> {
    const text = `UPDATE print_workers SET connection_id = ?, software_version = ?, seen_at = CURRENT_TIMESTAMP(3) WHERE id = ?`;
    await write(tx, text, [connectionId, softwareVersion, id]);
  }

  async seen(tx: Tx, id: number, connectionId: string): Promise<void> {
    const text = 'UPDATE print_workers SET connection_id = ?, seen_at = CURRENT_TIMESTAMP(3) WHERE id = ?';
    await write(tx, text, [connectionId, id]);
  }

  async speaks(tx: Tx, id: number, protocol: number, manages: number): Promise<void> {
    await write(tx, 'UPDATE print_workers SET protocol = ?, manages = ? WHERE id = ?', [protocol, manages, id]);
  }

  /** Those that see the printer. */
  async seeing(tx: Tx, printerId: number): Promise<readonly (PrintWorker & { readonly uri: string })[]> {
    const seen = `SELECT s.uri, w.id, w.name, w.key_hash AS keyHash, w.connection_id AS connectionId, w.protocol, w.manages,
      w.revoked_at AS revokedAt FROM printer_sightings s
      JOIN print_workers w ON w.id = s.worker_id AND w.revoked_at IS NULL WHERE s.printer_id = ? ORDER BY w.id`;
    return await sql<PrintWorker & { uri: string }>(tx, seen, [printerId]);
  }

  /** False when another connection has taken over meanwhile. */
  async left(tx: Tx, id: number, connectionId: string): Promise<boolean> {
    const text = 'UPDATE print_workers SET connection_id = NULL WHERE id = ? AND connection_id = ?';
    return (await write(tx, text, [id, connectionId])).affected === 1;
  }

  async rename(tx: Tx, id: number, name: string): Promise<void> {
    await write(tx, 'UPDATE print_workers SET name = ? WHERE id = ?', [name, id]);
  }

  async revoke(tx: Tx, id: number, at: Date): Promise<void> {
    await write(tx, 'UPDATE print_workers SET revoked_at = ?, connection_id = NULL WHERE id = ?', [at, id]);
  }

  /** Connected by what we know, and silent: the process that held the connection died with it. */
  async silent(tx: Tx, afterMs: number): Promise<readonly { readonly id: number; readonly connectionId: string }[]> {
    return await sql<{ id: number; connectionId: string }>(
      tx,
      `SELECT id, connection_id AS connectionId FROM print_workers
       WHERE connection_id IS NOT NULL AND seen_at < CURRENT_TIMESTAMP(3) - INTERVAL ? MICROSECOND ORDER BY id LIMIT 100`,
      [afterMs * 1000],
    );
  }

  async invite(tx: Tx, invitation: Invitation): Promise<void> {
    await write(tx, 'INSERT INTO print_enrolments (code_hash, name, expires_at, created_by) VALUES (?, ?, ?, ?)', [
      ...[invitation.codeHash, invitation.name, invitation.expiresAt, invitation.createdBy],
    ]);
  }

  /** Spends a code, once; answers the name it was made for, or null when it is no good (any more). */
  async spend(tx: Tx, codeHash: string, at: Date): Promise<{ readonly name: string | null } | null> {
    const { affected } = await write(
      tx,
      'UPDATE print_enrolments SET used_at = ? WHERE code_hash = ? AND used_at IS NULL AND expires_at > ?',
      [at, codeHash, at],
    );
    if (affected === 0) return null;
    const text = 'SELECT name FROM print_enrolments WHERE code_hash = ?';
    return (await sql<{ name: string | null }>(tx, text, [codeHash]))[0] ?? null;
  }
}

export interface Invitation {
  readonly codeHash: string;
  readonly name: string | null;
  readonly expiresAt: Date;
  readonly createdBy: number | null;
}
