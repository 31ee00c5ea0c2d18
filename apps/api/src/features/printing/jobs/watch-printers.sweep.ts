import { Injectable } from '@nestjs/common';
import { Sweeps, type Sweep } from '@picolo/server/outbox';
import { WatchPrinters } from '../use-cases/watch-printers.use-case.js';

/** As long as it takes to put paper in, or to start a PC again. */
const patienceMs = 60_000;

@Injectable()
@Sweeps({ everyMs: 10_000 })
export class WatchPrintersSweep implements Sweep {
  constructor(private readonly printers: WatchPrinters) {}

  async sweep(): Promise<void> {
    await this.printers.execute(patienceMs);
  }
}
