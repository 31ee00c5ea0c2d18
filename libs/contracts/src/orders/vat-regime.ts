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
/** Where VAT is that of France inside of the Union: Monaco too, the overseas departments not (directive 2006/112/CE, art. 6 and 7). */
const HOME_COUNTRIES: readonly string[] = [HOME, 'MC'];

const prefixOf = (country: string): string => (country === 'GR' ? 'EL' : country);
const isAbroadInUnion = (prefix: string): boolean => prefix !== HOME && PREFIXES.has(prefix);

export interface RegimeBuyer {
  readonly kind: ClientKind;
  /** As stored: checked by its shape, upper case, no separators. */
  readonly vatNumber: string | null;
  /** By staff. A number that nobody looked at takes no VAT off. */
  readonly vatNumberConfirmed: boolean;
  readonly billing: Pick<Address, 'country'> | null;
  /** Null: delivered to the billing address. */
  readonly delivery: Pick<Address, 'country'> | null;
}

export interface RegimeSeller {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** False under the small-business exemption (franchise en base): no VAT number, hence neither of both regimes. */
  readonly vatRegistered: boolean;
  readonly nature: 'B1' | 'S1' | 'M1';
}

/** What the regime needs to know of the company's settings. */
export const regimeSeller = (company: {
  readonly address: Pick<Address, 'country'>;
  readonly vatNumber: string | null;
  readonly nature: RegimeSeller['nature'];
}): RegimeSeller => ({
  country: company.address.country,
  vatRegistered: company.vatNumber !== null,
  nature: company.nature,
});

/** Whether the seller's settings can matter at all: a company with a VAT number of another member state. */
export const mayBeExempt = ({ kind, vatNumber }: Pick<RegimeBuyer, 'kind' | 'vatNumber'>): boolean =>
  kind === 'company' && vatNumber !== null && isAbroadInUnion(vatNumber.slice(0, 2));

/** A number that could take VAT off once staff confirmed it; a French one never could, and waits for nobody. */
export const awaitsConfirmation = (client: Pick<RegimeBuyer, 'kind' | 'vatNumber' | 'vatNumberConfirmed'>): boolean =>
  mayBeExempt(client) && !client.vatNumberConfirmed;

/**
 * The regime of a sale, the same for basket, order entry and order (OR-7); null: VAT as everywhere. Who sells goods and
 * services is taken to deliver goods: the catalogue holds what lies in stock.
 */
export const vatRegimeOf = (buyer: RegimeBuyer, seller: RegimeSeller): VatRegime | null => {
  if (!mayBeExempt(buyer) || !buyer.vatNumberConfirmed) return null;
  if (!seller.vatRegistered || !HOME_COUNTRIES.includes(seller.country)) return null;
  const [from, to] = [buyer.billing?.country ?? HOME, (buyer.delivery ?? buyer.billing)?.country ?? HOME];
  if (seller.nature === 'S1') return isAbroadInUnion(prefixOf(from)) ? 'reverse-charge' : null;
  return isAbroadInUnion(prefixOf(to)) ? 'intra-community' : null;
};

/** What is sold, at the rate that the sale bears: none under a regime. */
export const underRegime = <L extends { readonly vatRate: number }>(line: L, regime: VatRegime | null): L =>
  regime === null ? line : { ...line, vatRate: 0 };
