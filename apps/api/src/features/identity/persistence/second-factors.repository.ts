import { Injectable } from '@nestjs/common';
import { Config } from '@picolo/server/config';
import { Db, sql, write, type Tx } from '@picolo/server/db';
import { openFactor, sealFactor } from '../sealed-factor.js';

export interface SecondFactorRow {
  readonly secret: Buffer | null;
  readonly confirmedAt: Date | null;
  readonly newSecret: Buffer | null;
  readonly newUntil: Date | null;
}

/** Secrets of time-based codes, which the database holds sealed, and recovery codes. */
@Injectable()
export class SecondFactorsRepository {
  constructor(
    private readonly db: Db,
    private readonly config: Config,
  ) {}

  async state(userId: number): Promise<{ readonly since: Date | null; readonly codesLeft: number }> {
    const [row] = await this.db.rows<{ since: Date | null }>(
      'SELECT confirmed_at AS since FROM second_factors WHERE user_id = ?',
      [userId],
    );
    const [codes] = await this.db.rows<{ left: number }>(
      'SELECT COUNT(*) AS `left` FROM recovery_codes WHERE user_id = ? AND used_at IS NULL',
      [userId],
    );
    return { since: row?.since ?? null, codesLeft: codes?.left ?? 0 };
  }

  /** Locked until the transaction ends. */
  async read(tx: Tx, userId: number): Promise<SecondFactorRow | null> {
    const rows = await sql<SecondFactorRow>(
      tx,
      `SELECT secret, confirmed_at AS confirmedAt, new_secret AS newSecret, new_until AS newUntil
       FROM second_factors WHERE user_id = ? FOR UPDATE`,
      [userId],
    );
    const [row] = rows;
    if (row === undefined) return null;
    return { ...row, secret: this.open(userId, row.secret), newSecret: this.open(userId, row.newSecret) };
  }

  /** Keeps a secret beside the one in use, until it is confirmed. */
  async offer(tx: Tx, userId: number, secret: Buffer, until: Date): Promise<void> {
    await write(
      tx,
      `INSERT INTO second_factors (user_id, new_secret, new_until) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE new_secret = VALUES(new_secret), new_until = VALUES(new_until)`,
      [userId, sealFactor(this.config.jwtSecret, userId, secret), until],
    );
  }

  async confirm(tx: Tx, userId: number, step: number, now: Date): Promise<void> {
    await write(
      tx,
      `UPDATE second_factors SET secret = new_secret, confirmed_at = ?, last_step = ?, new_secret = NULL, new_until = NULL
       WHERE user_id = ?`,
      [now, step, userId],
    );
  }

  /** True for the one call that brings a code of this step first. */
  async advance(tx: Tx, userId: number, step: number): Promise<boolean> {
    const { affected } = await write(
      tx,
      'UPDATE second_factors SET last_step = ? WHERE user_id = ? AND confirmed_at IS NOT NULL AND last_step < ?',
      [step, userId, step],
    );
    return affected === 1;
  }

  /** True when there was one in use. */
  async drop(tx: Tx, userId: number): Promise<boolean> {
    const row = await this.read(tx, userId);
    await write(tx, 'DELETE FROM recovery_codes WHERE user_id = ?', [userId]);
    await write(tx, 'DELETE FROM second_factors WHERE user_id = ?', [userId]);
    return row !== null && row.confirmedAt !== null;
  }

  async replaceCodes(tx: Tx, userId: number, hashes: readonly string[]): Promise<void> {
    await write(tx, 'DELETE FROM recovery_codes WHERE user_id = ?', [userId]);
    const marks = hashes.map(() => '(?, ?)').join(', ');
    const values = hashes.flatMap((hash) => [userId, hash]);
    await write(tx, `INSERT INTO recovery_codes (user_id, code_hash) VALUES ${marks}`, values);
  }

  /** True for the one call that uses the code. */
  async useCode(tx: Tx, userId: number, hash: string, now: Date): Promise<boolean> {
    const { affected } = await write(
      tx,
      'UPDATE recovery_codes SET used_at = ? WHERE user_id = ? AND code_hash = ? AND used_at IS NULL',
      [now, userId, hash],
    );
    return affected === 1;
  }

  private open(userId: number, sealed: Buffer | null): Buffer | null {
    return sealed === null ? null : openFactor(this.config.jwtSecret, userId, sealed);
  }
}
