import { SetMetadata } from '@nestjs/common';

export const sweepsKey = 'picolo:sweeps';

/** Work that falls due by a time in the database (leases, expiries): looked at by the leading relay, never by Redis. */
export interface Sweep {
  /** Handles what is due now; called again after `everyMs`. Must be safe to repeat. */
  sweep(): Promise<void>;
}

export const Sweeps = (options: { readonly everyMs: number }): ClassDecorator => SetMetadata(sweepsKey, options);
