import { formatDecimal, type CompanySettings } from '@picolo/contracts';

/** `20000000` → "200 000", with cents only where there are some. */
const euros = (cents: number): string => formatDecimal(cents, 2, 'fr', 2).replace(/,00$/u, '');

/** Legal form, capital and register, as French law wants them on an invoice (Code de commerce, R123-237 and R123-238). */
export function legalLine(company: CompanySettings): string {
  const { legalForm, capitalCents, rcsCity, siren } = company;
  const capital = capitalCents === null ? '' : ` au capital de ${euros(capitalCents)}\u00a0€`;
  const register = rcsCity === null ? '' : ` – RCS ${rcsCity} ${siren.replace(/(\d{3})(?=\d)/gu, '$1\u00a0')}`;
  return `${legalForm}${capital}${register}`;
}
