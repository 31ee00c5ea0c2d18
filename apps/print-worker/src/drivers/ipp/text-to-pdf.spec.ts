import { describe, expect, it } from 'vitest';
import { textToPdf } from './text-to-pdf.js';

const pdf = (text: string): string => Buffer.from(textToPdf(text)).toString('latin1');

describe('text as PDF', () => {
  it('PR-4 keeps accents, the euro and what PDF gives a meaning to', () => {
    expect(pdf('À (payer) \\ 12 €\n')).toContain('(\\300 \\050payer\\051 \\134 12 \\200) Tj');
    expect(pdf('œuvre – été')).toContain('(\\234uvre \\226 \\351t\\351) Tj');
  });

  it('shows a question mark for what the font has not', () => {
    expect(pdf('bon 👍 日')).toContain('(bon ? ?) Tj');
  });

  it('breaks long lines at blanks, and words that are too long anywhere', () => {
    expect(pdf(`${'mot '.repeat(30)}fin`).match(/Tj/g)).toHaveLength(2);
    expect(pdf('x'.repeat(200)).match(/Tj/g)).toHaveLength(3);
  });

  it('goes on on the next page', () => {
    expect(pdf('ligne\n'.repeat(200))).toContain('/Count 4');
  });

  it('points to each object and says the same twice', () => {
    const file = pdf('Bonjour\n');
    const xref = Number(/startxref\n(\d+)/.exec(file)?.[1]);
    expect(file.slice(xref, xref + 4)).toBe('xref');
    const offsets = [...file.slice(xref).matchAll(/^(\d{10}) 00000 n/gm)].map(([, offset]) => Number(offset));
    expect(offsets.map((offset) => file.slice(offset, offset + 7))).toEqual(
      offsets.map((_, index) => `${index + 1} 0 obj`),
    );
    expect(pdf('Bonjour\n')).toBe(file);
  });
});
