import type { LabelSize } from '@picolo/contracts';
import { layOutLabel, type LabelProduct, type LabelText } from './label-layout.js';
import { labelMeasure } from './label-page.js';

/** From the top of the letters to the line that they stand on, of their size: Helvetica's. */
const ascent = 0.718;

const number = (value: number): string => value.toFixed(2);
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The letters take the room that they have on paper, whatever font the reader has. */
const letters = ({ text, x, y, width, font, size }: LabelText): string =>
  `<text x="${number(x)}" y="${number(y + ascent * size)}" font-size="${number(size)}" font-weight="${font === 'bold' ? '700' : '400'}" textLength="${number(width)}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">${escaped(text)}</text>`;

/** A label as it will be printed, as an SVG picture. */
export const labelSvg = (product: LabelProduct, size: LabelSize): string => {
  const { width, height, texts, dark } = layOutLabel(product, size, labelMeasure());
  const path = dark
    .map(
      (box) => `M${number(box.x)} ${number(box.y)}h${number(box.width)}v${number(box.height)}h-${number(box.width)}z`,
    )
    .join('');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}pt" height="${number(height)}pt" viewBox="0 0 ${number(width)} ${number(height)}">`,
    `<rect width="100%" height="100%" fill="#fff"/><path d="${path}" shape-rendering="crispEdges"/>`,
    `<g font-family="Helvetica, Arial, 'Liberation Sans', sans-serif">${texts
      .filter(({ text }) => text !== '')
      .map(letters)
      .join('')}</g></svg>`,
  ].join('');
};
