import { nearestText, type LabelSize } from '@picolo/contracts';
import PdfDocument from 'pdfkit';
import { labelCode } from '../domain/label-code.js';
import { barsOf, type Bars } from './label-bars.js';

export interface LabelProduct {
  readonly sku: string;
  readonly name: string;
  readonly barcode: string | null;
  /** As it is shown: `12,50 €`. */
  readonly price: string;
}

/** Of a label, millimetres; letters in points. */
interface Measures {
  readonly width: number;
  readonly height: number;
  readonly name: number;
  readonly price: number;
  readonly small: number;
}

const measures: Readonly<Record<LabelSize, Measures>> = {
  '57x32': { width: 57, height: 32, name: 8, price: 12, small: 6.5 },
  '62x29': { width: 62, height: 29, name: 8, price: 11, small: 6.5 },
  '100x50': { width: 100, height: 50, name: 13, price: 20, small: 9 },
};

const pointsPerMm = 72 / 25.4;
/** Printers leave an edge, and cut a little beside it. */
const margin = 2;
/** Light on both sides of bars, modules (GS1 General Specifications §5.2.3; ISO/IEC 15417). */
const quiet = 11;
/** Widths of a module, millimetres: whole dots of printers with 203 dpi, the widest that fits. Finer ones smear. */
const modules = [0.5, 0.375, 0.25];

const regular = 'Helvetica';
const bold = 'Helvetica-Bold';

type Page = InstanceType<typeof PdfDocument>;
const mm = (value: number): number => value * pointsPerMm;

/** Labels as a PDF, a page of the label's size each. Letters are those of Windows-1252 ({@link nearestText}). */
export async function labelsPdf(
  products: readonly LabelProduct[],
  { size, copies }: { readonly size: LabelSize; readonly copies: number },
): Promise<Buffer> {
  const pdf = new PdfDocument({ autoFirstPage: false, info: { Title: 'Picolo', CreationDate: new Date(0) } });
  const label = measures[size];
  for (const product of products) {
    const bars = fitting(product, label);
    for (let copy = 0; copy < copies; copy += 1) draw(pdf, product, bars, label);
  }
  const chunks: Buffer[] = [];
  pdf.end();
  for await (const chunk of pdf) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Bars where they fit with a module that a printer can draw, else a QR code of the same text. */
const fitting = (product: LabelProduct, label: Measures): Bars => {
  const code = labelCode(product);
  const bars = barsOf(code);
  return bars.kind === 'matrix' || moduleOf(bars, label) !== null
    ? bars
    : barsOf({ symbology: 'qrcode', text: code.text });
};

const moduleOf = (bars: Bars, { width }: Measures): number | null =>
  modules.find((module) => (bars.columns + 2 * quiet) * module <= width) ?? null;

function draw(pdf: Page, product: LabelProduct, bars: Bars, label: Measures): void {
  pdf.addPage({ size: [mm(label.width), mm(label.height)], margin: 0 });
  if (bars.kind === 'linear') drawOverBars(pdf, product, bars, label);
  else drawBesideSquare(pdf, product, bars, label);
}

/** Name, then SKU and price on a line, then the bars over their text. */
function drawOverBars(pdf: Page, product: LabelProduct, bars: Bars, label: Measures): void {
  const width = mm(label.width - 2 * margin);
  const under = drawName(pdf, product, width, label);
  const line = under + mm(0.5);
  const price = nearestText(product.price);
  pdf.font(bold).fontSize(label.price);
  const priceWidth = pdf.widthOfString(price);
  pdf.text(price, mm(label.width - margin) - priceWidth, line, { lineBreak: false });
  pdf.font(regular).fontSize(label.small);
  const lift = (label.price - label.small) * 0.75;
  oneLine(pdf, product.sku, mm(margin), line + lift, width - priceWidth - mm(2));
  const text = labelCode(product).text;
  const bottom = mm(label.height - margin) - label.small;
  oneLine(pdf, text, mm(margin), bottom, width, 'center');
  const top = line + label.price + mm(0.5);
  const module = mm(moduleOf(bars, label) ?? 0);
  const left = (mm(label.width) - bars.columns * module) / 2;
  for (const { x, width: wide } of bars.dark) pdf.rect(left + x * module, top, wide * module, bottom - mm(0.5) - top);
  pdf.fill('black');
}

/** A QR code on the right, as large as the label is high; what is read on its left. */
function drawBesideSquare(pdf: Page, product: LabelProduct, bars: Bars, label: Measures): void {
  const side = Math.min(label.height - 2 * margin - 2, label.width * 0.42);
  const module = mm(side / bars.columns);
  const left = mm(label.width - margin - side - 1);
  const top = (mm(label.height) - bars.rows * module) / 2;
  for (const { x, y } of bars.dark) pdf.rect(left + x * module, top + y * module, module, module);
  pdf.fill('black');
  const width = left - mm(margin + 2);
  const under = drawName(pdf, product, width, label, 3);
  pdf.font(regular).fontSize(label.small);
  pdf.text(nearestText(product.sku), mm(margin), under + mm(1), { width, height: label.small * 2.4, ellipsis: true });
  pdf.font(bold).fontSize(label.price);
  oneLine(pdf, product.price, mm(margin), mm(label.height - margin) - label.price, width);
}

/** At most so many lines of the name; answers where they end. */
function drawName(pdf: Page, { name }: LabelProduct, width: number, label: Measures, lines = 2): number {
  const text = nearestText(name);
  pdf.font(bold).fontSize(label.name);
  const room = pdf.currentLineHeight(true) * lines;
  const height = Math.min(pdf.heightOfString(text, { width }), room);
  // Half a line more: one that just fits would be left out.
  pdf.text(text, mm(margin), mm(margin), { width, height: room + label.name / 2, ellipsis: true });
  return mm(margin) + height;
}

function oneLine(
  pdf: Page,
  text: string,
  x: number,
  y: number,
  width: number,
  align: 'left' | 'center' = 'left',
): void {
  pdf.text(nearestText(text), x, y, { width, height: pdf.currentLineHeight() + 0.5, ellipsis: true, align });
}
