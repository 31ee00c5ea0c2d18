import { nearestText, type LabelSize } from '@picolo/contracts';
import { labelCode } from '../domain/label-code.js';
import { barsOf, type Bars } from './label-bars.js';

export interface LabelProduct {
  readonly sku: string;
  readonly name: string;
  readonly barcode: string | null;
  /** As it is shown: `12,50 €`. */
  readonly price: string;
}

export type LabelFont = 'regular' | 'bold';

/** A line of letters from its upper left corner, points. Letters are those of Windows-1252 ({@link nearestText}). */
export interface LabelText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly font: LabelFont;
  readonly size: number;
}

export interface LabelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is drawn on one label, points; the same on paper and as a picture. */
export interface LabelDrawing {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly LabelText[];
  readonly dark: readonly LabelBox[];
}

/** How wide a text is, points. */
export type MeasureText = (text: string, font: LabelFont, size: number) => number;

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
/** From line to line, of the size of the letters: Helvetica's. */
const lineHeight = 1.156;

const mm = (value: number): number => value * pointsPerMm;

/** Where everything stands on the label of that product. */
export function layOutLabel(product: LabelProduct, size: LabelSize, measure: MeasureText): LabelDrawing {
  const label = measures[size];
  const bars = fitting(product, label);
  const drawn =
    bars.kind === 'linear' ? overBars(product, bars, label, measure) : besideSquare(product, bars, label, measure);
  return { width: mm(label.width), height: mm(label.height), ...drawn };
}

type Drawn = Pick<LabelDrawing, 'texts' | 'dark'>;

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

/** Name, then SKU and price on a line, then the bars over their text. */
function overBars(product: LabelProduct, bars: Bars, label: Measures, measure: MeasureText): Drawn {
  const width = mm(label.width - 2 * margin);
  const name = nameOf(product, width, label, { measure, lines: 2 });
  const line = name.bottom + mm(0.5);
  const price = textAt(nearestText(product.price), { x: 0, y: line, font: 'bold', size: label.price }, measure);
  const small = { font: 'regular', size: label.small } as const;
  const lift = (label.price - label.small) * 0.75;
  const sku = cut(nearestText(product.sku), width - price.width - mm(2), small, measure);
  const bottom = mm(label.height - margin) - label.small;
  const under = textAt(
    cut(nearestText(labelCode(product).text), width, small, measure),
    { x: 0, y: bottom, ...small },
    measure,
  );
  const top = line + label.price + mm(0.5);
  const module = mm(moduleOf(bars, label) ?? 0);
  const left = (mm(label.width) - bars.columns * module) / 2;
  return {
    texts: [
      ...name.texts,
      { ...price, x: mm(label.width - margin) - price.width },
      textAt(sku, { x: mm(margin), y: line + lift, ...small }, measure),
      { ...under, x: (mm(label.width) - under.width) / 2 },
    ],
    dark: bars.dark.map(({ x, width: wide }) => ({
      ...{ x: left + x * module, y: top, width: wide * module, height: bottom - mm(0.5) - top },
    })),
  };
}

/** A QR code on the right, as large as the label is high; what is read on its left. */
function besideSquare(product: LabelProduct, bars: Bars, label: Measures, measure: MeasureText): Drawn {
  const side = Math.min(label.height - 2 * margin - 2, label.width * 0.42);
  const module = mm(side / bars.columns);
  const left = mm(label.width - margin - side - 1);
  const top = (mm(label.height) - bars.rows * module) / 2;
  const width = left - mm(margin + 2);
  const name = nameOf(product, width, label, { measure, lines: 3 });
  const small = { font: 'regular', size: label.small } as const;
  const sku = wrap(nearestText(product.sku), width, 2, { ...small, measure });
  const price = { x: mm(margin), y: mm(label.height - margin) - label.price, font: 'bold', size: label.price } as const;
  return {
    texts: [
      ...name.texts,
      ...linesAt(sku, name.bottom + mm(1), small, measure),
      textAt(cut(nearestText(product.price), width, price, measure), price, measure),
    ],
    dark: bars.dark.map(({ x, y }) => ({
      ...{ x: left + x * module, y: top + y * module, width: module, height: module },
    })),
  };
}

interface Style {
  readonly font: LabelFont;
  readonly size: number;
}

/** At most so many lines of the name, and where they end. */
function nameOf(
  { name }: LabelProduct,
  width: number,
  label: Measures,
  { measure, lines }: { readonly measure: MeasureText; readonly lines: number },
): { readonly texts: readonly LabelText[]; readonly bottom: number } {
  const style = { font: 'bold', size: label.name } as const;
  const texts = linesAt(wrap(nearestText(name), width, lines, { ...style, measure }), mm(margin), style, measure);
  return { texts, bottom: mm(margin) + texts.length * label.name * lineHeight };
}

const textAt = (
  text: string,
  place: Style & { readonly x: number; readonly y: number },
  measure: MeasureText,
): LabelText => ({ text, ...place, width: measure(text, place.font, place.size) });

const linesAt = (lines: readonly string[], y: number, style: Style, measure: MeasureText): readonly LabelText[] =>
  lines.map((text, at) => textAt(text, { x: mm(margin), y: y + at * style.size * lineHeight, ...style }, measure));

/** What fits in that width; what does not ends in an ellipsis. */
function cut(text: string, width: number, { font, size }: Style, measure: MeasureText): string {
  if (measure(text, font, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && measure(`${letters.join('').trimEnd()}…`, font, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** Broken between words, a word that is wider than a line within; beyond `most` lines it ends in an ellipsis. */
function wrap(
  text: string,
  width: number,
  most: number,
  { font, size, measure }: Style & { readonly measure: MeasureText },
): readonly string[] {
  const fits = (line: string): boolean => measure(line, font, size) <= width;
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '' && lines.length < most - 1) {
    const line = beginning(rest, fits);
    lines.push(line);
    rest = rest.slice(line.length).trim();
  }
  return rest === '' ? lines : [...lines, cut(rest, width, { font, size }, measure)];
}

/** As many words as fit, else as many letters; at least one. */
function beginning(text: string, fits: (line: string) => boolean): string {
  const words = text.split(/(?<=\s)/u);
  let line = '';
  for (const word of words) {
    if (!fits((line + word).trimEnd())) break;
    line += word;
  }
  if (line !== '') return line;
  const letters = [...text];
  let count = 1;
  while (count < letters.length && fits(letters.slice(0, count + 1).join(''))) count += 1;
  return letters.slice(0, count).join('');
}
