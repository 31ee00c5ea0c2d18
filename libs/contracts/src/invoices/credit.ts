import { DomainError } from '../core/errors.js';
import { lineNet, vatOf, type RateTotal } from '../money/totals.js';

/** A line of an invoice, with how much of it credit notes took back. Units as in `InvoiceSnapshotLine`. */
export interface CreditableLine {
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly vatRate: number;
  readonly net: number;
  readonly creditedQuantity: number;
}

/** One VAT rate of an invoice, with what credit notes took back of it; integer cents. */
export interface CreditableRate extends RateTotal {
  readonly creditedBase: number;
  readonly creditedVat: number;
}

/** What of an invoice can still be credited. */
export interface Creditable {
  readonly lines: readonly CreditableLine[];
  readonly rates: readonly CreditableRate[];
}

/** What a credit note takes back: everything that is left, quantities of lines, or an amount without VAT per rate. */
export type CreditChoice =
  | { readonly rest: true }
  /** `line` counts from 1, as on the page; quantities in ten-thousandths. */
  | { readonly lines: readonly { readonly line: number; readonly quantity: number }[] }
  | { readonly amounts: readonly { readonly vatRate: number; readonly net: number }[] };

/** A line of the credit note: some of an invoice's line, or (`line` null) an amount. */
export interface CreditLine {
  readonly line: number | null;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly vatRate: number;
  readonly net: number;
}

export interface Credit {
  readonly lines: readonly CreditLine[];
  /** Lowest rate first. */
  readonly rates: readonly RateTotal[];
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
}

const ONE = 10_000;
const MILLIONTHS_PER_CENT = 10_000;

/**
 * What a credit note over `choice` holds, exact to the cent, however often an invoice is credited: nets and VAT are what
 * brings all credit notes together to the net of everything credited so far. So they never exceed the invoice, per line
 * and per rate, and the last one leaves exactly 0. The first one has the VAT of its own base.
 * Throws INVOICES.CREDIT_TOO_HIGH, naming what is left.
 */
export function creditOf(creditable: Creditable, choice: CreditChoice): Credit {
  return totalled(creditable, chosenLines(creditable, choice));
}

/** As much of the wanted quantities as is left, for goods that came back; empty lines when nothing is. */
export function creditOfReturn(
  creditable: Creditable,
  wanted: readonly { readonly line: number; readonly quantity: number }[],
): Credit {
  const lines = wanted.flatMap(({ line, quantity }) => {
    const from = creditable.lines[line - 1];
    const left = from === undefined ? 0 : Math.min(quantity, from.quantity - from.creditedQuantity);
    return from === undefined || left <= 0 ? [] : [creditLine(from, line, left)];
  });
  return totalled(creditable, withinRates(creditable, lines));
}

function chosenLines(creditable: Creditable, choice: CreditChoice): CreditLine[] {
  if ('lines' in choice) return choice.lines.map(({ line, quantity }) => takenLine(creditable, line, quantity));
  if ('amounts' in choice) return choice.amounts.map(({ vatRate, net }) => amountLine(vatRate, net));
  const all = creditable.lines.flatMap((line, index) => {
    const left = line.quantity - line.creditedQuantity;
    return left > 0 ? [creditLine(line, index + 1, left)] : [];
  });
  return withinRates(creditable, all);
}

function takenLine({ lines }: Creditable, line: number, quantity: number): CreditLine {
  const from = lines[line - 1];
  if (from === undefined) {
    throw new DomainError('REQUEST.INVALID', { fields: [{ field: 'lines', rule: 'isIn', message: 'line' }] });
  }
  const left = from.quantity - from.creditedQuantity;
  if (quantity > left) throw new DomainError('INVOICES.CREDIT_LINE_TOO_HIGH', { name: from.name, left: left / ONE });
  return creditLine(from, line, quantity);
}

/** The net that brings the line from what was credited to what then is. */
function creditLine(from: CreditableLine, line: number, quantity: number): CreditLine {
  const { unitPrice, vatRate, creditedQuantity } = from;
  const upTo = (credited: number): number => lineNet({ quantity: credited, unitPrice, vatRate });
  return { line, quantity, unitPrice, vatRate, net: upTo(creditedQuantity + quantity) - upTo(creditedQuantity) };
}

function amountLine(vatRate: number, net: number): CreditLine {
  return { line: null, quantity: ONE, unitPrice: net * MILLIONTHS_PER_CENT, vatRate, net };
}

/** Where an amount was credited before, lines may hold more than their rate still does: then the rest is one amount. */
function withinRates({ rates }: Creditable, lines: readonly CreditLine[]): CreditLine[] {
  return rates.flatMap(({ vatRate, base, creditedBase }) => {
    const ofRate = lines.filter((line) => line.vatRate === vatRate);
    const left = base - creditedBase;
    if (ofRate.reduce((sum, { net }) => sum + net, 0) <= left) return ofRate;
    return left > 0 ? [amountLine(vatRate, left)] : [];
  });
}

function totalled(creditable: Creditable, lines: readonly CreditLine[]): Credit {
  const bases = new Map<number, number>();
  for (const { vatRate, net } of lines) bases.set(vatRate, (bases.get(vatRate) ?? 0) + net);
  const rates = [...bases].sort(([a], [b]) => a - b).map(([vatRate, base]) => rateOf(creditable, vatRate, base));
  const net = rates.reduce((sum, { base }) => sum + base, 0);
  const vat = rates.reduce((sum, rate) => sum + rate.vat, 0);
  return { lines, rates, net, vat, gross: net + vat };
}

function rateOf({ rates }: Creditable, vatRate: number, base: number): RateTotal {
  const of = rates.find((rate) => rate.vatRate === vatRate);
  const leftCents = of === undefined ? 0 : of.base - of.creditedBase;
  if (of === undefined || base > leftCents) {
    throw new DomainError('INVOICES.CREDIT_TOO_HIGH', { rate: vatRate / 100, leftCents });
  }
  return { vatRate, base, vat: vatOf(of.creditedBase + base, vatRate) - of.creditedVat };
}

/** A line of an invoice as its snapshot holds it, for what follows from credit notes. */
interface SnapshotLike {
  readonly lines: readonly (Omit<CreditableLine, 'creditedQuantity'> & { readonly originalLine?: number })[];
  readonly rates: readonly RateTotal[];
}

/**
 * What of an invoice can still be credited after its credit notes. Those of before lines were numbered took back the
 * whole invoice, line by line.
 */
export function creditableOf(original: SnapshotLike, credits: readonly SnapshotLike[]): Creditable {
  const quantities = new Map<number, number>();
  for (const { lines } of credits) {
    const numbered = lines.some(({ originalLine }) => originalLine !== undefined);
    for (const [index, { quantity, originalLine }] of lines.entries()) {
      const line = numbered ? originalLine : index + 1;
      // An amount: it stands in its rate alone.
      if (line === undefined || line === 0) continue;
      quantities.set(line, (quantities.get(line) ?? 0) + quantity);
    }
  }
  const sum = (vatRate: number, of: 'base' | 'vat'): number =>
    credits.reduce((total, { rates }) => total + (rates.find((rate) => rate.vatRate === vatRate)?.[of] ?? 0), 0);
  return {
    lines: original.lines.map((line, index) => ({ ...line, creditedQuantity: quantities.get(index + 1) ?? 0 })),
    rates: original.rates.map((rate) => ({
      ...rate,
      creditedBase: sum(rate.vatRate, 'base'),
      creditedVat: sum(rate.vatRate, 'vat'),
    })),
  };
}
