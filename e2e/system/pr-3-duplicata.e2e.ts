import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { facturX } from '../../apps/api/src/features/invoices/documents/factur-x.ts';
import { ciiInvoice } from '../../apps/api/src/features/invoices/domain/cii-invoice.ts';
import { invoiceSnapshot } from '../../apps/api/src/features/invoices/invoice-snapshot.builder.ts';
import { stampPdf } from '../../apps/api/src/features/printing/domain/pdf-stamp.ts';

const mark = 'DUPLICATA';

describe('copies of documents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'picolo-stamp-'));
  const [original, copy] = [join(folder, 'original.pdf'), join(folder, 'copy.pdf')];
  const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' });
  const pages = (file: string): number => Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', file))?.[1]);
  let bytes: Buffer;

  beforeAll(async () => {
    const lines = Array.from({ length: 120 }, (_, index) => ({ name: `Article (n° ${String(index)})` }));
    const invoice = invoiceSnapshot({}, lines);
    bytes = await facturX(invoice, ciiInvoice(invoice));
    writeFileSync(original, bytes);
    writeFileSync(copy, stampPdf(bytes, mark));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('PR-3 every page of a copied invoice says DUPLICATA, and nothing of it is lost', () => {
    expect(pages(original)).toBeGreaterThan(1);
    expect(pages(copy)).toBe(pages(original));
    for (let page = 1; page <= pages(copy); page += 1) {
      const only = ['-f', String(page), '-l', String(page), '-layout'];
      expect(run('pdftotext', ...only, original, '-')).not.toContain(mark);
      expect(run('pdftotext', ...only, copy, '-')).toContain(mark);
    }
    // The mark across the page is read letter by letter between the words.
    const left = run('pdftotext', copy, '-').split(/\s+/);
    for (const word of run('pdftotext', original, '-').split(/\s+/)) {
      expect(left).toContain(word);
      left.splice(left.indexOf(word), 1);
    }
    expect(left.join('').replaceAll(/[DUPLICATA]/g, '')).toBe('');
  });

  it('PR-3 a copy is a sound PDF: the original’s bytes and an update after them', () => {
    expect(run('qpdf', '--check', copy)).toMatch(/No syntax or stream encoding errors/);
    expect(readFileSync(copy).subarray(0, bytes.length).equals(bytes)).toBe(true);
    expect(run('pdfdetach', '-list', copy)).toContain('factur-x.xml');
  });
});
