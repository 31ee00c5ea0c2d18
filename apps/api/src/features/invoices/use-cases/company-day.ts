import { Injectable } from '@nestjs/common';
import { dayOf } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { SettingsFacade } from '../../settings/index.js';

/** Today where the company is: what is overdue, and what may be dated. */
@Injectable()
export class CompanyDay {
  constructor(
    private readonly settings: SettingsFacade,
    private readonly clock: Clock,
  ) {}

  async today(tx: Tx): Promise<string> {
    return dayOf(this.clock.now(), await this.settings.timeZone(tx));
  }
}
