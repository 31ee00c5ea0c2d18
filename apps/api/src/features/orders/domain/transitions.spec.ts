import { orderStatuses, orderTransitions } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { assertSound, clientMay, transition, transitionsFrom, type OrderTransition } from './transitions.js';

describe('order transitions', () => {
  it('OR-3 the table is sound and says exactly this', () => {
    expect(() => {
      assertSound(orderTransitions);
    }).not.toThrow();
    const next = Object.fromEntries(orderStatuses.map((from) => [from, transitionsFrom(from).map(({ to }) => to)]));
    expect(next).toEqual({
      pending: ['processing', 'cancelled'],
      processing: ['processed', 'cancelled'],
      processed: ['shipped', 'cancelled'],
      shipped: ['delivered', 'returned'],
      delivered: ['returned'],
      cancelled: [],
      returned: [],
    });
    expect(transition('pending', 'shipped')).toBeUndefined();
  });

  it('OR-3 a table that contradicts itself stops the start', () => {
    const broken = (table: readonly OrderTransition[]) => (): void => {
      assertSound(table);
    };
    const first = orderTransitions.slice(0, 1);
    expect(broken([...orderTransitions, ...first])).toThrow('stands twice');
    expect(broken([{ from: 'pending', to: 'pending', permission: 'orders.process' }])).toThrow('leads nowhere');
    expect(broken(orderTransitions.filter(({ to }) => to !== 'shipped'))).toThrow('shipped, delivered, returned');
    const forged = { from: 'pending', to: 'processing', permission: 'orders.fly' } as unknown as OrderTransition;
    expect(broken([forged])).toThrow('no known permission');
  });

  it('OR-5 a client cancels while pending, and nothing else', () => {
    const allowed = orderStatuses.flatMap((from) =>
      orderStatuses.filter((to) => clientMay(from, to)).map((to) => [from, to]),
    );
    expect(allowed).toEqual([['pending', 'cancelled']]);
  });
});
