import { describe, expect, it } from 'vitest';
import { PdfFile } from './pdf-file.js';
import { stampPdf } from './pdf-stamp.js';

const objects = [
  '<< /Type /Catalog /Pages 2 0 R /Title (a \\) >> b) >>',
  '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595.28 841.89] /Contents 5 0 R /Resources 6 0 R >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 841.89 595.28] /Contents [5 0 R 5 0 R] /Resources 6 0 R >>',
  '<< /Length 3 >>\nstream\n0 g\nendstream',
  '<< /ProcSet [/PDF] >>',
];

/** A document of two pages as pdfkit would lay it out. */
const aPdf = (): Uint8Array => {
  let text = '%PDF-1.7\n';
  const offsets = objects.map((body, index) => {
    const at = text.length;
    text += `${String(index + 1)} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${table}trailer\n<< /Size 7 /Root 1 0 R >>\n`;
  return Buffer.from(`${text}${end}startxref\n${String(text.length)}\n%%EOF\n`, 'latin1');
};

describe('copies of documents', () => {
  it('PR-3 a copy is the original, and after it every page with the mark below and above its content', () => {
    const original = aPdf();
    const copy = Buffer.from(stampPdf(original, 'DUPLICATA'));
    expect(copy.subarray(0, original.length).equals(Buffer.from(original))).toBe(true);
    const pdf = new PdfFile(copy.toString('latin1'));
    expect(pdf.pages()).toEqual([3, 4]);
    expect(pdf.dictionary(3)).toContain('/Contents [8 0 R 5 0 R 9 0 R]');
    expect(pdf.dictionary(4)).toContain('/Contents [10 0 R 5 0 R 5 0 R 11 0 R]');
    expect(pdf.dictionary(6)).toContain('/Font << /PicoloMark 7 0 R >>');
    expect(pdf.size).toBe(12);
    expect(copy.toString('latin1').match(/\(DUPLICATA\) Tj/g)).toHaveLength(4);
  });

  it('PR-3 a document that it does not understand is not half stamped', () => {
    expect(() => stampPdf(Buffer.from('%PDF-1.7 not much'), 'DUPLICATA')).toThrow('PDF:');
  });
});
