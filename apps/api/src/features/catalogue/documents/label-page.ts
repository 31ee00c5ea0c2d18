import type { LabelSize } from '@picolo/contracts';
import PdfDocument from 'pdfkit';
import { layOutLabel, type LabelDrawing, type LabelProduct, type MeasureText } from './label-layout.js';

const fonts = { regular: 'Helvetica', bold: 'Helvetica-Bold' } as const;

type Page = InstanceType<typeof PdfDocument>;

/** Labels as a PDF, a page of the label's size each. */
export async function labelsPdf(
  products: readonly LabelProduct[],
  { size, copies }: { readonly size: LabelSize; readonly copies: number },
): Promise<Buffer> {
  const pdf = new PdfDocument({ autoFirstPage: false, info: { Title: 'Picolo', CreationDate: new Date(0) } });
  for (const product of products) {
    const label = layOutLabel(product, size, measureWith(pdf));
    for (let copy = 0; copy < copies; copy += 1) draw(pdf, label);
  }
  const chunks: Buffer[] = [];
  pdf.end();
  for await (const chunk of pdf) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function draw(pdf: Page, { width, height, texts, dark }: LabelDrawing): void {
  pdf.addPage({ size: [width, height], margin: 0 });
  for (const box of dark) pdf.rect(box.x, box.y, box.width, box.height);
  pdf.fill('black');
  for (const { text, x, y, font, size } of texts)
    pdf.font(fonts[font]).fontSize(size).text(text, x, y, { lineBreak: false });
}

const measureWith =
  (pdf: Page): MeasureText =>
  (text, font, size) =>
    pdf.font(fonts[font]).fontSize(size).widthOfString(text);

/** The widths of the letters of labels as they are printed. */
export const labelMeasure = (): MeasureText => measureWith(new PdfDocument({ autoFirstPage: false }));
