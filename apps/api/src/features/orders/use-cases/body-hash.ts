import { hash } from 'node:crypto';
import type { PlaceOrderForClientInput } from '@picolo/contracts';

/** What a repeated key must repeat: for whom, what, where to and with which words. SHA-256, hex. */
export const bodyHash = (
  clientId: number,
  { lines, note, purchaseOrder, internalNote, delivery }: Omit<PlaceOrderForClientInput, 'clientId'>,
): string => {
  const wanted = lines.map(({ productId, quantity }) => [productId, quantity]);
  // What only staff writes stands at the end and only when it is there: keys of before keep their meaning.
  const ofStaff = internalNote === undefined && delivery === undefined ? [] : [internalNote ?? null, delivery ?? null];
  const content = JSON.stringify([clientId, wanted, note ?? null, purchaseOrder ?? null, ...ofStaff]);
  return hash('sha256', content, 'hex');
};
