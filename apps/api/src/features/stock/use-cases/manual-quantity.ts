import { DomainError } from '@picolo/contracts';
import { quantityToJson } from '@picolo/server/db';

/** A quantity that somebody typed must be a multiple of what the product is sold by; both in integer ten-thousandths. */
export const refuseBrokenStep = (quantity: number, product: { readonly step: number; readonly name: string }): void => {
  if (quantity % product.step === 0) return;
  throw new DomainError('STOCK.QUANTITY_STEP', { step: quantityToJson(product.step), name: product.name });
};
