import { Injectable } from '@nestjs/common';
import type { CompanySettings, CompanyView } from '@picolo/contracts';
import { parseJson, sql, write, type Tx } from '@picolo/server/db';

const ONLY_ROW = 1;

/** What was added since settings were stored. */
const LATER = { mailInvoices: false } as const;

interface Row {
  readonly settings: unknown;
  readonly version: number;
  readonly logo_sha256: string | null;
  readonly width: number | null;
  readonly height: number | null;
}

const complete = ({ settings, logo_sha256: sha256, width, height }: Row): CompanySettings => ({
  ...LATER,
  ...(parseJson(settings) as CompanySettings),
  logo: sha256 === null || width === null || height === null ? null : { sha256, width, height },
});

@Injectable()
export class CompanySettingsRepository {
  /** With its version; `FOR UPDATE` until the transaction ends. */
  async versioned(tx: Tx, lock: '' | 'FOR UPDATE' = ''): Promise<CompanyView> {
    const row = await this.read(tx, lock);
    return row === null ? { company: null, version: 0 } : { company: complete(row), version: row.version };
  }

  async find(tx: Tx): Promise<CompanySettings | null> {
    const row = await this.read(tx, '');
    return row === null ? null : complete(row);
  }

  /** All but the logo. */
  async store(tx: Tx, { logo: _apart, ...settings }: CompanySettings): Promise<void> {
    const json = JSON.stringify(settings);
    await write(
      tx,
      `INSERT INTO company_settings (id, settings) VALUES (?, ?)
       ON DUPLICATE KEY UPDATE settings = ?, version = version + 1`,
      [ONLY_ROW, json, json],
    );
  }
  async useLogo(tx: Tx, sha256: string | null): Promise<void> {
    await write(tx, 'UPDATE company_settings SET logo_sha256 = ? WHERE id = ?', [sha256, ONLY_ROW]);
  }

  private async read(tx: Tx, lock: '' | 'FOR UPDATE'): Promise<Row | null> {
    const rows = await sql<Row>(
      tx,
      `SELECT s.settings, s.version, s.logo_sha256, l.width, l.height
       FROM company_settings s LEFT JOIN company_logos l ON l.sha256 = s.logo_sha256 WHERE s.id = ? ${lock}`,
      [ONLY_ROW],
    );
    return rows[0] ?? null;
  }
}
