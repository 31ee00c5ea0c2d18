import type { ProductView } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { EMPTY_TRANSFER, faultOf, toTransferInput, withProduct } from './transfer';

const product = {
  ...{ id: 7, name: 'Thé vert', sku: 'THE-1', unit: 'pièce', step: 1 },
  stock: { locations: [{ locationId: 2, onHand: 6, reserved: 1, available: 5 }] },
} as unknown as ProductView;

describe('a transfer while it is written', () => {
  it('ST-8 a product scanned again is one more', () => {
    const lines = withProduct(withProduct([], product), product);
    expect(lines).toMatchObject([{ productId: 7, quantity: 20_000 }]);
  });

  it('ST-8 no more leaves than is available there', () => {
    const [line] = withProduct([], product);
    if (line === undefined) throw new Error('no line');
    expect(faultOf(line, 2)).toBeNull();
    expect(faultOf({ ...line, quantity: 50_001 }, 2)).toBe('tooMuch');
    expect(faultOf(line, 3)).toBe('tooMuch');
    expect(faultOf({ ...line, quantity: null }, 2)).toBe('missing');
  });

  it('ST-8 is sent when it is complete, with two places', () => {
    const transfer = { ...EMPTY_TRANSFER, fromId: 2, toId: 1, lines: withProduct([], product), reason: ' Samedi ' };
    expect(toTransferInput(transfer)).toEqual({
      ...{ fromId: 2, toId: 1, reason: 'Samedi' },
      lines: [{ productId: 7, quantity: 1 }],
    });
    expect(toTransferInput({ ...transfer, toId: 2 })).toBeNull();
    expect(toTransferInput({ ...transfer, lines: [] })).toBeNull();
  });
});
