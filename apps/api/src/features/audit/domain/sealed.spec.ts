import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { keyBytes, seal, unseal } from './sealed.js';

describe('sealed values', () => {
  const key = randomBytes(keyBytes);

  it('ID-9 open with their key, for the subject they were sealed for', () => {
    const box = seal(key, 'Camille Lefèvre', 'user:3');
    expect(box.includes('Camille')).toBe(false);
    expect(unseal(key, box, 'user:3')).toBe('Camille Lefèvre');
  });

  it('ID-9 do not open with another key, for another subject, or altered', () => {
    const box = seal(key, 'Camille Lefèvre', 'user:3');
    expect(() => unseal(randomBytes(keyBytes), box, 'user:3')).toThrow();
    expect(() => unseal(key, box, 'user:4')).toThrow();
    box[box.length - 1] = (box.at(-1) ?? 0) ^ 1;
    expect(() => unseal(key, box, 'user:3')).toThrow();
  });
});
