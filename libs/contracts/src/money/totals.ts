import { assertInteger, divideHalfUp, toSafeNumber } from './rounding.js';

/** What a total needs to know of a line. */
export interface PricedLine {
  /** In ten-thousandths: 1 piece = 10000. */
  readonly quantity: number;
  /** Without VAT, in millionths of a euro: 8.325 € = 8325000. */
  readonly unitPrice: number;
  /** In hundredths of a percent: 20 % = 2000. */
  readonly vatRate: number;
}

/** VAT of one rate, in cents. */
export interface RateTotal {
  /** In hundredths of a percent. */
  readonly vatRate: number;
  /** Sum of the line nets at this rate. */
  readonly base: number;
  readonly vat: number;
}

/** All amounts in integer cents. */
export interface Totals {
  /** One net per line, in the order of the lines. */
  readonly lineNets: readonly number[];
  /** Lowest rate first, each rate once. */
  readonly rates: readonly RateTotal[];
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
}

const CENTS_FROM_LINE = 10n ** 8n; // 1e-4 (quantity) × 1e-6 € (price) → 1e-2 €
const VAT_DIVISOR = 10_000n; // a rate of 2000 is 20 / 100

function assertLine(line: PricedLine): void {
  assertInteger(line.quantity, 'quantity');
  assertInteger(line.unitPrice, 'unitPrice');
  assertRate(line.vatRate);
}

function assertRate(vatRate: number): void {
  assertInteger(vatRate, 'vatRate');
  if (vatRate < 0) throw new RangeError('vatRate must not be negative');
}

/** Net of a line in cents: quantity × unit price, rounded once. Throws RangeError on non-integers and overflow. */
export function lineNet(line: PricedLine): number {
  assertLine(line);
  return toSafeNumber(divideHalfUp(BigInt(line.quantity) * BigInt(line.unitPrice), CENTS_FROM_LINE));
}

/** VAT in cents on a base in cents, rounded half-up away from zero. */
export function vatOf(base: number, vatRate: number): number {
  assertInteger(base, 'base');
  assertRate(vatRate);
  return toSafeNumber(divideHalfUp(BigInt(base) * BigInt(vatRate), VAT_DIVISOR));
}

/**
 * The one calculation of basket, order and invoice (OR-7): VAT once per rate on the sum of the line nets
 * (EN 16931 BR-CO-14 and BR-CO-17), totals as sums of the rounded amounts (BR-CO-10, BR-CO-15).
 * The order of the lines changes no total. Throws RangeError on non-integers and overflow.
 */
export function computeTotals(lines: readonly PricedLine[]): Totals {
  const lineNets = lines.map(lineNet);
  const bases = new Map<number, bigint>();
  lines.forEach((line, index) => {
    bases.set(line.vatRate, (bases.get(line.vatRate) ?? 0n) + BigInt(lineNets[index] ?? 0));
  });
  const rates = [...bases]
    .sort(([a], [b]) => a - b)
    .map(([vatRate, exactBase]) => {
      const base = toSafeNumber(exactBase);
      return { vatRate, base, vat: vatOf(base, vatRate) };
    });
  const net = rates.reduce((sum, rate) => sum + BigInt(rate.base), 0n);
  const vat = rates.reduce((sum, rate) => sum + BigInt(rate.vat), 0n);
  return { lineNets, rates, net: toSafeNumber(net), vat: toSafeNumber(vat), gross: toSafeNumber(net + vat) };
}

/** Price of one unit with VAT, in cents, for display. Totals never add these up. */
export function unitGross(unitPrice: number, vatRate: number): number {
  assertInteger(unitPrice, 'unitPrice');
  assertRate(vatRate);
  return toSafeNumber(divideHalfUp(BigInt(unitPrice) * (VAT_DIVISOR + BigInt(vatRate)), CENTS_FROM_LINE));
}

/** Price of one unit without VAT (1e-6 €) whose display with VAT is `gross` cents: 999 at 20 % → 8325000. */
export function unitPriceFromGross(gross: number, vatRate: number): number {
  assertInteger(gross, 'gross');
  assertRate(vatRate);
  return toSafeNumber(divideHalfUp(BigInt(gross) * CENTS_FROM_LINE, VAT_DIVISOR + BigInt(vatRate)));
}
