import { describe, expect, it } from 'vitest';
import { hashApiKey, isApiKey, newApiKey, startOfApiKey } from './api-key-secrets.js';

describe('API keys', () => {
  it('SE-2 a key is 256 random bits behind a prefix that one recognises', () => {
    const keys = Array.from({ length: 50 }, newApiKey);
    expect(new Set(keys).size).toBe(50);
    for (const key of keys) {
      expect(isApiKey(key)).toBe(true);
      expect(Buffer.from(key.slice('picolo_'.length), 'base64url')).toHaveLength(32);
    }
  });

  it('SE-2 of a key only its hash and its first characters are kept', () => {
    const key = `picolo_${'Ab3dE9'.padEnd(43, '0')}`;
    expect(startOfApiKey(key)).toBe('picolo_Ab3dE9');
    expect(hashApiKey(key)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashApiKey(key)).not.toBe(hashApiKey(`${key.slice(0, -1)}1`));
  });

  it.each([
    '',
    'picolo_',
    `picolo_${'x'.repeat(42)}`,
    `picolo_${'x'.repeat(44)}`,
    `PICOLO_${'x'.repeat(43)}`,
    `picolo_${'é'.repeat(43)}`,
  ])('SE-2 %o cannot be a key', (text) => {
    expect(isApiKey(text)).toBe(false);
  });
});
