import { Controller, Res } from '@nestjs/common';
import { healthLive, healthReady, type HealthView } from '@picolo/contracts';
import { Serves } from '@picolo/server/auth';
import type { Response } from 'express';
import { HealthQuery } from '../queries/health.query.js';

@Controller()
export class HealthController {
  constructor(private readonly health: HealthQuery) {}

  @Serves(healthLive)
  live(): HealthView {
    return { status: 'ok', checks: {} };
  }

  @Serves(healthReady)
  async ready(@Res({ passthrough: true }) response: Response): Promise<HealthView> {
    const view = await this.health.ready();
    if (view.status !== 'ok') response.status(503);
    return view;
  }
}
