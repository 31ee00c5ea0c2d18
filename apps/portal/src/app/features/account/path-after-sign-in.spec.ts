import { expect, it } from 'vitest';
import { pathAfterSignIn } from './path-after-sign-in';

it('SE-1 after signing in one lands in this shop, whatever stands in the address', () => {
  expect(pathAfterSignIn('/checkout')).toBe('/checkout');
  expect(pathAfterSignIn('/account/orders/5?placed=1')).toBe('/account/orders/5?placed=1');
  for (const elsewhere of [
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
  ]) {
    expect(pathAfterSignIn(elsewhere)).toBe('/');
  }
});
