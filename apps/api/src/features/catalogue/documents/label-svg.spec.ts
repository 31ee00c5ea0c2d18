import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { labelSizes } from '@picolo/contracts';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { LabelProduct } from './label-layout.js';
import { labelSvg } from './label-svg.js';

const product: LabelProduct = {
  sku: 'A&B <1>',
  name: 'Savon « doux » & frais, très long nom qui ne tient pas sur deux lignes de la plus petite étiquette',
  barcode: '4006381333931',
  price: '12,50 €',
};

describe('labels as a picture', () => {
  beforeAll(async () => {
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    const wasmBinary = new Uint8Array(readFileSync(wasm)).buffer;
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  });

  it.each(labelSizes)('PR-5 of %s mm has the code of the page, and its words', async (size) => {
    const svg = labelSvg(product, size);
    const image = await sharp(Buffer.from(svg), { density: 203 }).png().toBuffer();
    const found = await readBarcodes(image);
    expect(found.map(({ format, text }) => `${format} ${text}`)).toEqual(['EAN13 4006381333931']);
    for (const part of ['Savon « doux » &amp; frais', 'A&amp;B &lt;1&gt;', '12,50 €', '4006381333931'])
      expect(svg).toContain(part);
    const [width = 0, height = 0] = size.split('x').map(Number);
    const [, wide = '', high = ''] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/u.exec(svg) ?? [];
    expect(Number(wide) / Number(high)).toBeCloseTo(width / height, 2);
  });

  it('PR-5 has a QR code where bars have no room', async () => {
    const svg = labelSvg({ ...product, barcode: 'X'.repeat(60) }, '57x32');
    const image = await sharp(Buffer.from(svg), { density: 203 }).png().toBuffer();
    expect((await readBarcodes(image)).map(({ format }) => format)).toEqual(['QRCode']);
  });
});
