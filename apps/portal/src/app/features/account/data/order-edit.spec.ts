import type { OrderView } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { editLines, linesChanged, linesInput, withProduct } from './order-edit';

const order = {
  lines: [
    { productId: 1, name: 'Thé', unit: 'pièce', quantity: 2 },
    { productId: 2, name: 'Café', unit: 'kg', quantity: 0.5 },
  ],
} as unknown as OrderView;

describe('changing an order on the portal', () => {
  it('OR-5 sends the whole order as it shall be, without lines of nothing', () => {
    const lines = editLines(order).map((line) => (line.productId === 1 ? { ...line, quantity: 0 } : line));
    expect(linesInput(lines)).toEqual([{ productId: 2, quantity: 0.5 }]);
    expect(linesInput(lines.map((line) => ({ ...line, quantity: null })))).toEqual([]);
  });

  it('OR-5 knows whether anything changed', () => {
    expect(linesChanged(editLines(order), order)).toBe(false);
    expect(linesChanged(editLines(order).slice(1), order)).toBe(true);
  });

  it('OR-5 an added product is a line of one step, added twice it is more of it', () => {
    const milk = { productId: 9, name: 'Lait', unit: 'L', step: 5_000 };
    const twice = withProduct(withProduct(editLines(order), milk), milk);
    expect(linesInput(twice).at(-1)).toEqual({ productId: 9, quantity: 1 });
  });
});
