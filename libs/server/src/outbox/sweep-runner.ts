import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { sweepsKey, type Sweep } from './sweeps.decorator.js';

interface Scheduled {
  readonly everyMs: number;
  readonly sweep: Sweep;
  nextAt: number;
  running: boolean;
}

/** Runs the sweeps of all features in the leading process, each at its own pace, never twice at once. */
@Injectable()
export class SweepRunner implements OnApplicationBootstrap {
  private readonly logger = new Logger('Sweeps');
  private scheduled: readonly Scheduled[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    this.scheduled = this.discovery.getProviders().flatMap((wrapper) => {
      if (typeof wrapper.metatype !== 'function') return [];
      const options = this.reflector.get<{ everyMs: number } | undefined>(sweepsKey, wrapper.metatype);
      if (options === undefined) return [];
      return [{ ...options, sweep: wrapper.instance as Sweep, nextAt: 0, running: false }];
    });
  }

  tick(): void {
    const now = Date.now();
    for (const entry of this.scheduled) {
      if (entry.running || entry.nextAt > now) continue;
      entry.nextAt = now + entry.everyMs;
      void this.run(entry);
    }
  }

  private async run(entry: Scheduled): Promise<void> {
    entry.running = true;
    try {
      await entry.sweep.sweep();
    } catch (error) {
      this.logger.warn(error instanceof Error ? error.message : String(error));
    } finally {
      entry.running = false;
    }
  }
}
