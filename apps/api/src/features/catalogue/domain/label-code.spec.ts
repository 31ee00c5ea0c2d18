import { describe, expect, it } from 'vitest';
import { labelCode } from './label-code.js';

describe('the code on a label', () => {
  it.each([
    ['4006381333931', 'ean13'],
    ['96385074', 'ean8'],
    ['036000291452', 'upca'],
    ['4006381333930', 'code128'],
    ['123', 'code128'],
    ['A-12 b', 'code128'],
    ['réf-7', 'qrcode'],
  ])('PR-5 %s is printed as %s', (barcode, symbology) => {
    expect(labelCode({ sku: 'SKU-1', barcode })).toEqual({ symbology, text: barcode });
  });

  it('PR-5 without a barcode it is the SKU, never taken for a code of GS1', () => {
    expect(labelCode({ sku: '96385074', barcode: null })).toEqual({ symbology: 'code128', text: '96385074' });
    expect(labelCode({ sku: 'SKU-1', barcode: ' ' })).toEqual({ symbology: 'code128', text: 'SKU-1' });
  });
});
