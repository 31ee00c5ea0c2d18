import { Injectable } from '@nestjs/common';
import { Db } from '@picolo/server/db';
import { SettingsFacade } from '../../settings/index.js';

/** The zone that decides what a day is; before the company is set up, UTC. */
@Injectable()
export class CompanyDays {
  constructor(
    private readonly db: Db,
    private readonly settings: SettingsFacade,
  ) {}

  async zone(): Promise<string> {
    const company = await this.db.tx((tx) => this.settings.company(tx));
    return company?.timeZone ?? 'UTC';
  }
}
