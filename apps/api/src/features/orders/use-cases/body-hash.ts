import { createHash } from 'node:crypto';
import type { PlaceOrderInput } from '@picolo/contracts';

/** What a repeated key must repeat: for whom, what, and with which words. SHA-256, hex. */
export const bodyHash = (clientId: number, { lines, note, purchaseOrder }: PlaceOrderInput): string => {
  const wanted = lines.map(({ productId, quantity }) => [productId, quantity]);
  const content = JSON.stringify([clientId, wanted, note ?? null, purchaseOrder ?? null]);
  return createHash('sha256').update(content).digest('hex');
};
