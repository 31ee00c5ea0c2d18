import { Injectable } from '@nestjs/common';
import type { CompanySettings } from '@picolo/contracts';
import { parseJson, sql, write, type Tx } from '@picolo/server/db';

const ONLY_ROW = 1;

@Injectable()
export class CompanySettingsRepository {
  async find(tx: Tx): Promise<CompanySettings | null> {
    const rows = await sql<{ settings: unknown }>(tx, 'SELECT settings FROM company_settings WHERE id = ?', [ONLY_ROW]);
    return rows[0] === undefined ? null : (parseJson(rows[0].settings) as CompanySettings);
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
