import { Injectable } from '@nestjs/common';
import type { CompanySettings } from '@picolo/contracts';
import { Db, type Tx } from '@picolo/server/db';
import { CompanySettingsRepository } from './persistence/company-settings.repository.js';

/** What the company says of itself, for the features that print, date and number by it. */
@Injectable()
export class SettingsFacade {
  constructor(
    private readonly repository: CompanySettingsRepository,
    private readonly db: Db,
  ) {}

  /** The zone that decides what a day is (IANA); before the company is set up, the one it most likely is in. */
  async timeZone(): Promise<string> {
    return (await this.db.tx((tx) => this.company(tx)))?.timeZone ?? 'Europe/Paris';
  }

  /** Read from the database each time: a change has effect at once. Null while nothing was set up. */
  async company(tx: Tx): Promise<CompanySettings | null> {
    return await this.repository.find(tx);
  }

  /** Puts the settings in place of those before, for the seeds. */
  async storeCompany(tx: Tx, settings: CompanySettings): Promise<void> {
    await this.repository.store(tx, settings);
  }
}
