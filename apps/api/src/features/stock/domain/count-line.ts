import type { CountEntryMode } from '@picolo/contracts';

/** What a line of a counting session knows; integer ten-thousandths. */
export interface CountState {
  readonly counted: number | null;
  readonly expected: number | null;
  /** The last line of the ledger that `expected` includes. */
  readonly ledgerId: number;
}

/** What the books say at the moment of an entry. */
export interface Books {
  readonly onHand: number;
  readonly ledgerId: number;
}

/**
 * The line after an entry; null when the entry makes no sense (nothing typed, below zero). A replaced quantity is held
 * against the books of now, an added one against those of the first shelf: the shelves are one count that took some time.
 */
export const afterEntry = (
  line: CountState,
  mode: CountEntryMode,
  quantity: number | undefined,
  books: Books,
): CountState | null => {
  if (mode === 'clear') return { counted: null, expected: null, ledgerId: 0 };
  if (quantity === undefined || quantity < 0) return null;
  if (mode === 'add' && line.counted !== null) return { ...line, counted: line.counted + quantity };
  return { counted: quantity, expected: books.onHand, ledgerId: books.ledgerId };
};

/**
 * What is to be written into the ledger: the difference found at the moment of the entry, less what other counts of the same
 * place set right since. Sales, receipts and transfers since then are no difference: they moved goods and books alike.
 */
export const toApply = (line: Pick<CountState, 'counted' | 'expected'>, correctedSince: number): number =>
  line.counted === null || line.expected === null ? 0 : line.counted - line.expected - correctedSince;
