import { type OrderLineView, computeTotals, fromJsonNumber } from '@picolo/contracts';

/** A line with VAT, in cents, as the basket showed it. */
export const grossOf = ({ quantity, unitPrice, vatRate }: OrderLineView): number =>
  computeTotals([{ quantity: fromJsonNumber(quantity, 4) ?? 0, unitPrice, vatRate }]).gross;
