import { describe, expect, it } from 'vitest';
import { differences } from './differences.js';

describe('differences', () => {
  it('ID-8 keeps the fields that differ, an absent one as null', () => {
    expect(
      differences({ price: 1, name: 'a', tags: ['x'] }, { price: 2, name: 'a', tags: ['x', 'y'], unit: 'kg' }),
    ).toEqual({
      before: { price: 1, tags: ['x'], unit: null },
      after: { price: 2, tags: ['x', 'y'], unit: 'kg' },
    });
  });

  it('ID-8 says null when nothing differs', () => {
    expect(differences({ price: 1, unit: undefined }, { price: 1, unit: null })).toBeNull();
  });

  it('ID-8 keeps the one side there is', () => {
    expect(differences(undefined, { name: 'a' })).toEqual({ before: null, after: { name: 'a' } });
    expect(differences({ name: 'a' }, undefined)).toEqual({ before: { name: 'a' }, after: null });
    expect(differences(undefined, undefined)).toEqual({ before: null, after: null });
  });
});
