import { Injectable } from '@nestjs/common';
import { Sweeps, type Sweep } from '@picolo/server/outbox';
import { EraseDue } from '../use-cases/erase-due.use-case.js';
import { TidyExports } from '../use-cases/tidy-exports.use-case.js';

/** What falls due of erasures and archives. */
@Injectable()
@Sweeps({ everyMs: 5_000 })
export class PrivacySweep implements Sweep {
  constructor(
    private readonly erasing: EraseDue,
    private readonly tidying: TidyExports,
  ) {}

  async sweep(): Promise<void> {
    await this.erasing.execute();
    await this.tidying.execute();
  }
}
