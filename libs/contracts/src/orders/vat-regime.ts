import type { Address, ClientKind } from '../clients/index.js';

/**
 * Sales to companies of other member states that bear no VAT here. `intra-community`: goods that leave for another member
 * state (CGI, art. 262 ter I; category K). `reverse-charge`: services to a company established in one, who declares the VAT
 * (directive 2006/112/CE, art. 44 and 196; category AE).
 */
export type VatRegime = 'intra-community' | 'reverse-charge';

/** Member states by the prefix of their VAT numbers, which is the country's code but for Greece. */
const PREFIXES: ReadonlySet<string> = new Set([
  ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'EL', 'ES', 'FI', 'FR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU'],
  ...['LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
]);
const HOME = 'FR';

const prefixOf = (country: string): string => (country === 'GR' ? 'EL' : country);
const isAbroadInUnion = (prefix: string): boolean => prefix !== HOME && PREFIXES.has(prefix);

export interface RegimeBuyer {
  readonly kind: ClientKind;
  /** As stored: checked by its shape, upper case, no separators. */
  readonly vatNumber: string | null;
  readonly billing: Pick<Address, 'country'> | null;
  /** Null: delivered to the billing address. */
  readonly delivery: Pick<Address, 'country'> | null;
}

export interface RegimeSeller {
  readonly vatNumber: string | null;
  readonly nature: 'B1' | 'S1' | 'M1';
}

/** Whether the seller's settings can matter at all: a company with a VAT number of another member state. */
export const mayBeExempt = ({ kind, vatNumber }: Pick<RegimeBuyer, 'kind' | 'vatNumber'>): boolean =>
  kind === 'company' && vatNumber !== null && isAbroadInUnion(vatNumber.slice(0, 2));

/**
 * The regime of a sale; null: VAT as everywhere. A seller without a VAT number (franchise en base) has none of both. Who sells
 * goods and services is taken to deliver goods: the catalogue holds what lies in stock.
 */
export const vatRegimeOf = (buyer: RegimeBuyer, seller: RegimeSeller): VatRegime | null => {
  if (!mayBeExempt(buyer) || seller.vatNumber === null) return null;
  const [from, to] = [buyer.billing?.country ?? HOME, (buyer.delivery ?? buyer.billing)?.country ?? HOME];
  if (seller.nature === 'S1') return isAbroadInUnion(prefixOf(from)) ? 'reverse-charge' : null;
  return isAbroadInUnion(prefixOf(to)) ? 'intra-community' : null;
};
