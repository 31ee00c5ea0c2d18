import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.js';
import { CHAIN_START, chainHash, checkLink } from './hash-chain.js';

describe('canonicalJson', () => {
  it('IN-3 does not depend on the order of keys, and reads back the same', () => {
    expect(canonicalJson({ b: 1, a: { d: null, c: ['é', true] } })).toBe('{"a":{"c":["é",true],"d":null},"b":1}');
    const keys = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.maxSafeInteger(), fc.boolean()));
    fc.assert(
      fc.property(keys, (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('IN-3 refuses fractions and what is no JSON', () => {
    for (const value of [0.5, Number.NaN, [undefined], { a: () => 1 }]) {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    }
  });
});

describe('hash chain', () => {
  const link = (previousHash: string, canonical = '{}', xml = '<a/>') => ({
    number: 'FA-2026-000001',
    canonical,
    xml,
    previousHash,
    hash: chainHash(previousHash, canonical, xml),
  });

  it('IN-3 a link holds, and breaks when a character of it changes', () => {
    const first = link(CHAIN_START);
    expect(checkLink(first, CHAIN_START)).toBeNull();
    expect(checkLink({ ...first, canonical: '{ }' }, CHAIN_START)).toBe('content');
    expect(checkLink({ ...first, xml: '<b/>' }, CHAIN_START)).toBe('content');
    expect(checkLink({ ...first, hash: CHAIN_START }, CHAIN_START)).toBe('content');
    expect(checkLink(link(first.hash), CHAIN_START)).toBe('previous');
  });

  it('IN-3 moving text between JSON and XML changes the hash', () => {
    expect(chainHash(CHAIN_START, '{}<a/>', '')).not.toBe(chainHash(CHAIN_START, '{}', '<a/>'));
  });
});
