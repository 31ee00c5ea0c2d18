import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { labelSizes } from '@picolo/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { LabelProduct } from './label-layout.js';
import { labelsPdf } from './label-page.js';

/** Dots per inch of the usual label printer. */
const printerDots = 203;

const product = (changes: Partial<LabelProduct> = {}): LabelProduct => ({
  sku: 'CASQ-INT-M',
  name: 'Casque intégral Œuvre d’été, noir mat, taille M',
  barcode: null,
  price: '1 249,90 €',
  ...changes,
});

const tool = (command: string, args: readonly string[], input: Uint8Array): Buffer =>
  execFileSync(command, args, { input, maxBuffer: 64 * 1024 * 1024 });
const words = (pdf: Buffer): string =>
  tool('pdftotext', ['-layout', '-', '-'], pdf)
    .toString()
    .replaceAll(/[\u00a0\u202f]/gu, ' ');

/** What a reader finds on each page as such a printer draws it: black dots or none. */
const scanned = async (pdf: Buffer, page = 1): Promise<string[]> => {
  const at = String(page);
  const image = tool('pdftoppm', ['-png', '-mono', '-r', String(printerDots), '-f', at, '-l', at, '-'], pdf);
  const found = await readBarcodes(image, { tryHarder: true });
  return found.map(({ format, text }) => `${format} ${text}`);
};

describe('labels as PDF', () => {
  beforeAll(async () => {
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    const wasmBinary = new Uint8Array(readFileSync(wasm)).buffer;
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  });

  describe.each(labelSizes)('of %s mm', (size) => {
    it.each([
      ['EAN-13', '4006381333931', 'EAN13 4006381333931'],
      ['EAN-8', '96385074', 'EAN8 96385074'],
      ['UPC-A, which readers call EAN-13', '036000291452', 'EAN13 0036000291452'],
      ['a code of the house', 'A-12 b^2\\4', 'Code128 A-12 b^2\\4'],
      ['a code too long for bars', 'X'.repeat(60), `QRCode ${'X'.repeat(60)}`],
      ['a code with letters that bars have not', 'Réf. É7 – 3 €', 'QRCode Réf. É7 – 3 €'],
      ['no barcode: the SKU', null, 'Code128 CASQ-INT-M'],
    ])('PR-5 %s is read back from the page', async (_, barcode, read) => {
      const pdf = await labelsPdf([product({ barcode })], { size, copies: 1 });
      expect(await scanned(pdf)).toEqual([read]);
    });

    it('PR-5 name, SKU and price stand on it, and nothing runs over the edge', async () => {
      const pdf = await labelsPdf([product({ barcode: '4006381333931' })], { size, copies: 1 });
      const text = words(pdf);
      for (const part of ['Casque intégral', 'Œuvre d’été', 'CASQ-INT-M', '1 249,90 €', '4006381333931'])
        expect(text).toContain(part);
      const [width, height] = size.split('x').map((side) => Number(side));
      const [, wide = '', high = ''] =
        /Page size: +([\d.]+) x ([\d.]+) pts/u.exec(tool('pdfinfo', ['-'], pdf).toString()) ?? [];
      expect((Number(wide) / 72) * 25.4).toBeCloseTo(width ?? 0, 1);
      expect((Number(high) / 72) * 25.4).toBeCloseTo(height ?? 0, 1);
    });
  });

  it('PR-5 each product as often as asked, a page each, in their order', async () => {
    const products = ['A-1', 'B-2', 'C-3'].map((sku) => product({ sku, name: `Nom ${sku}` }));
    const pdf = await labelsPdf(products, { size: '62x29', copies: 2 });
    expect(tool('pdfinfo', ['-'], pdf).toString()).toMatch(/Pages: +6/u);
    const pages = words(pdf).split('\f').slice(0, -1);
    expect(pages.map((page) => /Nom (\S+)/u.exec(page)?.[1])).toEqual(['A-1', 'A-1', 'B-2', 'B-2', 'C-3', 'C-3']);
    expect(await scanned(pdf, 5)).toEqual(['Code128 C-3']);
  });

  it('PR-5 a very long name and foreign letters stay on the label', async () => {
    const name = `Łódź ${'très long '.repeat(40)}`;
    const text = words(await labelsPdf([product({ name })], { size: '57x32', copies: 1 }));
    expect(text).toContain('Lódz très long');
    expect(text.split('\f')).toHaveLength(2);
    expect(text).toContain('…');
  });
});
