import type { PaymentMethod } from '@picolo/contracts';
import type { OrderSeed } from './orders.js';

/** How the invoice of an order is paid: days after the order was placed, and how much of what is due. */
export interface PaymentSeed {
  readonly after: number;
  readonly part: 'all' | 'half';
  readonly method: PaymentMethod;
  readonly reference?: string;
}

/** Invoices older than this are paid, but for the one that was forgotten. */
const settledAfterDays = 28;
const forgotten = 'HQ-2214';

const habits: readonly PaymentSeed[] = [
  { after: 2, part: 'all', method: 'card' },
  { after: 9, part: 'all', method: 'transfer', reference: 'VIR SEPA' },
  { after: 4, part: 'all', method: 'cheque', reference: 'Chèque 0047718' },
  { after: 1, part: 'all', method: 'cash' },
];

/** Null: nothing was paid yet. */
export const paymentOf = (seed: OrderSeed, index: number): PaymentSeed | null => {
  if (seed.until === 'pending' || seed.until === 'processing' || seed.until.startsWith('cancelled')) return null;
  const habit = habits[index % habits.length] ?? null;
  if (seed.purchaseOrder === forgotten)
    return { after: 12, part: 'half', method: 'transfer', reference: '1er versement' };
  if (seed.days > settledAfterDays) return habit;
  const turn = index % 3;
  if (turn === 0 || habit === null || habit.after >= seed.days) return null;
  return turn === 1 ? habit : { ...habit, part: 'half' };
};
