import { describe, expect, it } from 'vitest';
import { slugCandidates, slugOf } from './slug.js';

describe('addresses of products', () => {
  it('ST-1 are made of the name, without accents', () => {
    expect(slugOf('Confiture d’abricot (370 g)')).toBe('confiture-d-abricot-370-g');
    expect(slugOf('Œufs de Pâques – Élégance')).toBe('oeufs-de-paques-elegance');
    expect(slugOf('  ')).toBe('');
  });

  it('ST-1 always have a candidate, however strange the name', () => {
    expect(slugCandidates('日本', '茶')).toEqual(['p-e88cb6']);
    expect(slugCandidates('日本', 'JP-1')).toEqual(['jp-1', 'p-6a702d31']);
    expect(slugCandidates('Thé', 'THE-1')).toEqual(['the', 'the-the-1', 'p-7468652d31']);
  });
});
