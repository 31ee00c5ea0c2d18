import type { FoundPrinter } from '@picolo/contracts';

/** A printer as one of the searches found it. */
export interface Candidate extends Omit<FoundPrinter, 'used'> {
  /** Other addresses that lead to it. */
  readonly aliases: readonly string[];
}
