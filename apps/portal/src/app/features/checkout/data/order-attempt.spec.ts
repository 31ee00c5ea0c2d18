import '@angular/compiler';
import { DOCUMENT, Injector } from '@angular/core';
import { describe, expect, it } from 'vitest';
import { OrderAttempt } from './order-attempt.service';

const order = (quantity: number): { lines: { productId: number; quantity: number }[] } => ({
  lines: [{ productId: 1, quantity }],
});

/** A page of a browser: what it stores outlives it. */
function page(stored: Map<string, string>): OrderAttempt {
  const localStorage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  };
  const document = { provide: DOCUMENT, useValue: { defaultView: { localStorage } } };
  return Injector.create({ providers: [document, { provide: OrderAttempt }] }).get(OrderAttempt);
}

describe('order attempt', () => {
  it('OR-1 the same order keeps its key: a second click, a retry, a reload of the page', () => {
    const browser = new Map<string, string>();
    const attempt = page(browser);
    const key = attempt.keyFor(order(2), 7);
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(attempt.keyFor(order(2), 7)).toBe(key);
    expect(page(browser).keyFor(order(2), 7)).toBe(key);
  });

  it('OR-1 another content, another client or the next order has a key of its own', () => {
    const attempt = page(new Map());
    const keys = [attempt.keyFor(order(2), 7), attempt.keyFor(order(3), 7), attempt.keyFor(order(3), 8)];
    attempt.settled();
    keys.push(attempt.keyFor(order(3), 8));
    expect(new Set(keys).size).toBe(4);
  });

  it('OR-1 works as long as the page lasts where the browser stores nothing, and survives nonsense in its storage', () => {
    const broken = page(new Map([['picolo.order-attempt', '{"key":']]));
    const key = broken.keyFor(order(1), 7);
    expect(broken.keyFor(order(1), 7)).toBe(key);
  });
});
