import { Injectable } from '@nestjs/common';
import { Sweeps, type Sweep } from '@picolo/server/outbox';
import { ForgetNotifications } from '../use-cases/forget-notifications.use-case.js';

@Injectable()
@Sweeps({ everyMs: 3_600_000 })
export class ForgetNotificationsSweep implements Sweep {
  constructor(private readonly forget: ForgetNotifications) {}

  sweep(): Promise<void> {
    return this.forget.execute();
  }
}
