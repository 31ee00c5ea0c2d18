import { Injectable } from '@nestjs/common';
import { Db, sql, write, type Tx } from '@picolo/server/db';
import { userStatus } from './user.entity.js';

const administrators = `SELECT COUNT(*) AS count FROM users u JOIN roles r ON r.id = u.role_id
  WHERE r.name = 'admin' AND u.status = '${userStatus.active}'`;

/** One-time set-up codes, and whether one is still of use. */
@Injectable()
export class SetupCodesRepository {
  constructor(private readonly db: Db) {}

  async hasAdministrator(): Promise<boolean> {
    const rows = await this.db.rows<{ count: number }>(administrators);
    return (rows[0]?.count ?? 0) > 0;
  }

  /** The same inside a transaction, one after the other: two set-ups at once make one administrator. */
  async hasAdministratorLocked(tx: Tx): Promise<boolean> {
    await sql(tx, "SELECT id FROM roles WHERE name = 'admin' FOR UPDATE");
    const rows = await sql<{ count: number }>(tx, administrators);
    return (rows[0]?.count ?? 0) > 0;
  }

  /** A new code beside the earlier ones: each process of an empty installation shows its own. */
  async add(tx: Tx, codeHash: string): Promise<void> {
    await write(tx, 'INSERT INTO setup_codes (code_hash) VALUES (?)', [codeHash]);
  }

  /** True for the one call that uses the code. */
  async use(tx: Tx, codeHash: string, now: Date): Promise<boolean> {
    const { affected } = await write(tx, 'UPDATE setup_codes SET used_at = ? WHERE code_hash = ? AND used_at IS NULL', [
      now,
      codeHash,
    ]);
    return affected > 0;
  }
}
