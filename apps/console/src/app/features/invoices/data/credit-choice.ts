import {
  type Creditable,
  type CreditChoice,
  type CreditNoteInput,
  type InvoiceView,
  fromJsonNumber,
  toJsonNumber,
} from '@picolo/contracts';

const SCALE = 4;
const units = (quantity: number | undefined): number => fromJsonNumber(quantity ?? 0, SCALE) ?? 0;

/** What of an invoice can still be credited, as the shared calculation wants it. */
export function creditableOfView({ lines, vat, credited }: InvoiceView): Creditable {
  return {
    lines: lines.map(({ name, quantity, unitPrice, vatRate, netCents }, index) => ({
      ...{ name, unitPrice, vatRate, net: netCents, quantity: units(quantity) },
      creditedQuantity: units(credited.quantities[index]),
    })),
    rates: vat.map(({ rate, baseCents, vatCents }) => {
      const of = credited.rates.find((one) => one.rate === rate);
      return {
        ...{ vatRate: rate, base: baseCents, vat: vatCents },
        ...{ creditedBase: of?.baseCents ?? 0, creditedVat: of?.vatCents ?? 0 },
      };
    }),
  };
}

/** A choice as the API takes it. */
export function toInput(choice: CreditChoice, reason: string): CreditNoteInput {
  const why = reason === '' ? {} : { reason };
  if ('lines' in choice) {
    const lines = choice.lines.map(({ line, quantity }) => ({ line, quantity: toJsonNumber(quantity, SCALE) }));
    return { lines, ...why };
  }
  if ('amounts' in choice) {
    return { amounts: choice.amounts.map(({ vatRate, net }) => ({ vatRate, netCents: net })), ...why };
  }
  return { rest: true, ...why };
}
