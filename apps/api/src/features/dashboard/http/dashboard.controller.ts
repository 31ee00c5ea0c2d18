import { Controller, Query } from '@nestjs/common';
import { getDashboard, getDashboardTrends, type DashboardTrends, type DashboardView } from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { DashboardQuery } from '../queries/dashboard.query.js';
import { TrendsQuery } from '../queries/trends.query.js';
import { TrendsDto } from './dashboard.dto.js';

@Controller()
export class DashboardController {
  constructor(
    private readonly dashboard: DashboardQuery,
    private readonly trends: TrendsQuery,
  ) {}

  @Serves(getDashboard)
  now(@CurrentActor() actor: Actor): Promise<DashboardView> {
    return this.dashboard.read(actor);
  }

  @Serves(getDashboardTrends)
  overTime(@CurrentActor() actor: Actor, @Query() { days }: TrendsDto): Promise<DashboardTrends> {
    return this.trends.read(actor, days ?? 30);
  }
}
