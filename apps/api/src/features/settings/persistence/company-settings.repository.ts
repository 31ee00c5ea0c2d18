import { Injectable } from '@nestjs/common';
import type { CompanySettings, CompanyView } from '@picolo/contracts';
import { parseJson, sql, write, type Tx } from '@picolo/server/db';

const ONLY_ROW = 1;

/** What was added since settings were stored. */
const LATER = { mailInvoices: false } as const;

const complete = (settings: unknown): CompanySettings => ({ ...LATER, ...(parseJson(settings) as CompanySettings) });

@Injectable()
export class CompanySettingsRepository {
  /** With its version; `FOR UPDATE` until the transaction ends. */
  async versioned(tx: Tx, lock: '' | 'FOR UPDATE' = ''): Promise<CompanyView> {
    const rows = await sql<{ settings: unknown; version: number }>(
      tx,
      `SELECT settings, version FROM company_settings WHERE id = ? ${lock}`,
      [ONLY_ROW],
    );
    const [row] = rows;
    return row === undefined
      ? { company: null, version: 0 }
      : { company: complete(row.settings), version: row.version };
  }

  async find(tx: Tx): Promise<CompanySettings | null> {
    const rows = await sql<{ settings: unknown }>(tx, 'SELECT settings FROM company_settings WHERE id = ?', [ONLY_ROW]);
    return rows[0] === undefined ? null : complete(rows[0].settings);
  }

  async store(tx: Tx, settings: CompanySettings): Promise<void> {
    const json = JSON.stringify(settings);
    await write(
      tx,
      `INSERT INTO company_settings (id, settings) VALUES (?, ?)
       ON DUPLICATE KEY UPDATE settings = ?, version = version + 1`,
      [ONLY_ROW, json, json],
    );
  }
}
