import { Injectable } from '@nestjs/common';
import { Sweeps, type Sweep } from '@picolo/server/outbox';
import { ForgetSignIns } from '../use-cases/forget-sign-ins.use-case.js';

@Injectable()
@Sweeps({ everyMs: 3_600_000 })
export class ForgetSignInsSweep implements Sweep {
  constructor(private readonly forget: ForgetSignIns) {}

  sweep(): Promise<void> {
    return this.forget.execute();
  }
}
