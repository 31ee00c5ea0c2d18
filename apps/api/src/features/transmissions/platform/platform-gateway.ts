import type { LifeCycleStatus, Platform } from '@picolo/contracts';

export interface Deposit {
  /** Ours, the same for each try: the platform takes it once. */
  readonly ourId: string;
  readonly number: string;
  /** Where seller and buyer are found in the directory (scheme 0225). */
  readonly seller: string;
  readonly buyer: string;
  /** The buyer's own order number; null when none was given. */
  readonly buyerOrderNumber: string | null;
  /** 1, then 2 when the same invoice is deposited again … */
  readonly attempt: number;
  /** Factur-X. */
  readonly document: Buffer;
}

export interface PlatformEvent {
  /** From 1, without a gap, within its deposit. */
  readonly sequence: number;
  readonly status: LifeCycleStatus;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly at: Date;
}

/**
 * The e-invoicing platform (plateforme agréée) that invoices are handed to. Adapters are chosen by configuration. Every
 * method throws when the platform cannot be reached: the caller tries again later.
 */
export abstract class PlatformGateway {
  abstract readonly platform: Platform;

  /** Milliseconds after which the platform may be asked for news again. */
  abstract readonly restMs: number;

  /** Hands an invoice over; answers the platform's number for it, the same for the same `ourId`. */
  abstract deposit(deposit: Deposit): Promise<string>;

  /** What became of a deposit after an event, oldest first. */
  abstract news(platformId: string, after: number): Promise<readonly PlatformEvent[]>;

  /** Tells that the money came in (status 212, due to the tax administration); harmless to repeat. */
  abstract cashed(platformId: string): Promise<void>;
}
