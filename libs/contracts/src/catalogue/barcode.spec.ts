import { describe, expect, it } from 'vitest';
import { wrongCheckDigit } from './barcode.js';

describe('barcodes', () => {
  it.each(['3017620422003', '5901234123457', '96385074', '036000291452', '00012345600012', 'LOCAL-12', '1234', ''])(
    'ST-1 %s is taken as it is',
    (code) => {
      expect(wrongCheckDigit(code)).toBeNull();
    },
  );

  it.each([
    ['3017620422004', 3],
    ['96385071', 4],
    ['036000291450', 2],
  ])('ST-1 %s has a wrong check digit', (code, right) => {
    expect(wrongCheckDigit(code)).toBe(right);
  });
});
