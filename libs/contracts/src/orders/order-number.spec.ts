import { describe, expect, it } from 'vitest';
import { orderIdOf, orderNumber } from './order-number.js';

describe('order numbers', () => {
  it('OR-6 are found however they are typed', () => {
    for (const text of ['CMD-000042', 'cmd-42', ' CMD 000042 ', '42', '00042']) expect(orderIdOf(text)).toBe(42);
    for (const text of ['Martin', 'CMD-', '4 2', '12345678901', 'CMD-4x']) expect(orderIdOf(text)).toBeNull();
  });

  it('OR-6 grow beyond six digits', () => {
    expect(orderNumber(7)).toBe('CMD-000007');
    expect(orderNumber(1_234_567)).toBe('CMD-1234567');
  });
});
