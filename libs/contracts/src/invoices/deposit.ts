import { DomainError } from '../core/errors.js';
import { divideHalfUp, toSafeNumber } from '../money/rounding.js';
import { computeTotals, vatOf, type PricedLine, type RateTotal } from '../money/totals.js';

/** How much of an order a deposit invoice asks for. */
export type DepositShare =
  /** In hundredths of a percent of the order: 30 % = 3000. */
  | { readonly percent: number }
  /** With VAT, integer cents. */
  | { readonly grossCents: number };

const WHOLE = 10_000;

const sumOf = (rates: readonly RateTotal[]): number => rates.reduce((sum, { base, vat }) => sum + base + vat, 0);
const share = (amount: number, numerator: number, denominator: number): number =>
  denominator === 0 ? 0 : toSafeNumber(divideHalfUp(BigInt(amount) * BigInt(numerator), BigInt(denominator)));

/** What of an order's rates earlier deposits left; integer cents. */
export function leftAfterDeposits(
  lines: readonly PricedLine[],
  deposits: readonly { readonly rates: readonly RateTotal[] }[],
): RateTotal[] {
  const taken = (vatRate: number, of: 'base' | 'vat'): number =>
    deposits.reduce((sum, { rates }) => sum + (rates.find((rate) => rate.vatRate === vatRate)?.[of] ?? 0), 0);
  return computeTotals(lines).rates.map(({ vatRate, base, vat }) => ({
    vatRate,
    base: base - taken(vatRate, 'base'),
    vat: vat - taken(vatRate, 'vat'),
  }));
}

/**
 * Base and VAT per rate of a deposit on an order. A percentage is taken of each rate's base; an amount with VAT is spread
 * over what is left of the rates in proportion, and hits the cent wherever base + rounded VAT can. All that is left is
 * exactly all that is left. Throws INVOICES.DEPOSIT_TOO_HIGH with what is left, INVOICES.DEPOSIT_TOO_LOW.
 */
export function depositRates(
  lines: readonly PricedLine[],
  deposits: readonly { readonly rates: readonly RateTotal[] }[],
  wanted: DepositShare,
): RateTotal[] {
  const left = leftAfterDeposits(lines, deposits);
  const leftCents = sumOf(left);
  const rates =
    'percent' in wanted
      ? computeTotals(lines).rates.map(({ vatRate, base }) => rated(vatRate, share(base, wanted.percent, WHOLE)))
      : amounts(left, wanted.grossCents, leftCents);
  const fits = rates.every(({ vatRate, base }) => base <= (left.find((rate) => rate.vatRate === vatRate)?.base ?? 0));
  const tooMuch = 'grossCents' in wanted && wanted.grossCents > leftCents;
  if (!fits || tooMuch) throw new DomainError('INVOICES.DEPOSIT_TOO_HIGH', { leftCents });
  const capped = rates.map((rate) => ({
    ...rate,
    vat: Math.min(rate.vat, left.find(({ vatRate }) => vatRate === rate.vatRate)?.vat ?? 0),
  }));
  const some = capped.filter(({ base }) => base > 0);
  if (some.length === 0) throw new DomainError('INVOICES.DEPOSIT_TOO_LOW');
  return some;
}

const rated = (vatRate: number, base: number): RateTotal => ({ vatRate, base, vat: vatOf(base, vatRate) });

function amounts(left: readonly RateTotal[], grossCents: number, leftCents: number): RateTotal[] {
  if (grossCents === leftCents) return [...left];
  let open = grossCents;
  let weight = leftCents;
  // What rounding moved from one rate is given to the next: the sum stays what was asked for.
  return left.map((rate) => {
    const of = rate.base + rate.vat;
    const gross = share(open, of, weight);
    weight -= of;
    const found = rated(rate.vatRate, Math.min(share(gross, WHOLE, WHOLE + rate.vatRate), rate.base));
    open -= found.base + found.vat;
    return found;
  });
}
