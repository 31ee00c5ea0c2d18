import type { InvoiceDeposit, InvoiceSnapshot, RateTotal } from '@picolo/contracts';

/** A deposit invoice less its credit notes: what an invoice deducts of it. */
export function depositAfterCredits(
  deposit: Pick<InvoiceSnapshot, 'number' | 'issueDate' | 'rates'>,
  credits: readonly Pick<InvoiceSnapshot, 'rates'>[],
): InvoiceDeposit {
  const credited = (vatRate: number, of: 'base' | 'vat'): number =>
    credits.reduce((sum, { rates }) => sum + (rates.find((rate) => rate.vatRate === vatRate)?.[of] ?? 0), 0);
  const rates = deposit.rates
    .map(({ vatRate, base, vat }) => ({
      vatRate,
      base: base - credited(vatRate, 'base'),
      vat: vat - credited(vatRate, 'vat'),
    }))
    .filter(({ base, vat }) => base > 0 || vat > 0);
  const gross = rates.reduce((sum, { base, vat }) => sum + base + vat, 0);
  return { number: deposit.number, issueDate: deposit.issueDate, rates, gross };
}

/** Whether deposits fit into an invoice of these rates: base and VAT of each rate, as the law wants them deducted. */
export function deductible(rates: readonly RateTotal[], deposits: readonly InvoiceDeposit[]): boolean {
  const sums = new Map<number, { base: number; vat: number }>();
  for (const { vatRate, base, vat } of deposits.flatMap((deposit) => deposit.rates)) {
    const sum = sums.get(vatRate) ?? { base: 0, vat: 0 };
    sums.set(vatRate, { base: sum.base + base, vat: sum.vat + vat });
  }
  return [...sums].every(([vatRate, sum]) => {
    const of = rates.find((rate) => rate.vatRate === vatRate);
    return of !== undefined && sum.base <= of.base && sum.vat <= of.vat;
  });
}
