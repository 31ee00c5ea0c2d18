import { AsyncLocalStorage } from 'node:async_hooks';
import { Global, Injectable, Module } from '@nestjs/common';

/** The time, injected so that tests decide it. */
@Injectable()
export class Clock {
  private readonly fixed = new AsyncLocalStorage<Date>();

  now(): Date {
    return this.fixed.getStore() ?? new Date();
  }

  /** Runs `work` as if it were `time`, and nothing beside it: demo data lies in the past. */
  at<T>(time: Date, work: () => T): T {
    return this.fixed.run(time, work);
  }
}

@Global()
@Module({ providers: [Clock], exports: [Clock] })
export class ClockModule {}

export { defaultZone } from './zone.js';
