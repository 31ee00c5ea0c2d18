import { Injectable } from '@nestjs/common';
import { Sweeps, type Sweep } from '@picolo/server/outbox';
import { ForgetImports } from '../use-cases/forget-imports.use-case.js';

/** Each hour: staged lines of imports that nobody confirmed for a week go. */
@Injectable()
@Sweeps({ everyMs: 60 * 60 * 1000 })
export class ForgetImportsSweep implements Sweep {
  constructor(private readonly forget: ForgetImports) {}

  async sweep(): Promise<void> {
    await this.forget.execute();
  }
}
