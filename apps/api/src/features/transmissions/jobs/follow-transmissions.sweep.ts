import { Injectable } from '@nestjs/common';
import { Sweeps, type Sweep } from '@picolo/server/outbox';
import { FollowTransmissions } from '../use-cases/follow-transmissions.use-case.js';

/** Every two seconds: deposits whose platform may have news. */
@Injectable()
@Sweeps({ everyMs: 2_000 })
export class FollowTransmissionsSweep implements Sweep {
  constructor(private readonly follow: FollowTransmissions) {}

  async sweep(): Promise<void> {
    await this.follow.execute();
  }
}
