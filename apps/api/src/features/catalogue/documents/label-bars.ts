import bwipjs from 'bwip-js/node';
import type { LabelCode } from '../domain/label-code.js';

/** Dark modules of a code, in modules from its upper left corner; what is light around it is not counted. */
export interface Bars {
  readonly kind: 'linear' | 'matrix';
  readonly columns: number;
  /** 1 for bars, which are as high as there is room. */
  readonly rows: number;
  readonly dark: readonly { readonly x: number; readonly y: number; readonly width: number }[];
}

/** A code as its modules. The encoder is trusted with nothing but text of ours: `label-code.ts` says what fits which code. */
export const barsOf = ({ symbology, text }: LabelCode): Bars => {
  // A backslash or caret in the text is itself, not the beginning of an escape.
  const [drawn] = bwipjs.raw({
    bcid: symbology,
    text: symbology === 'qrcode' ? utf8(text) : text,
    ...optionsOf(symbology),
  });
  if (drawn === undefined) throw new Error(`${symbology} was not drawn`);
  return 'sbs' in drawn ? linear(drawn.sbs) : matrix(drawn.pixs, drawn.pixx, drawn.pixy);
};

const optionsOf = (symbology: LabelCode['symbology']): object => (symbology === 'qrcode' ? { binarytext: true } : {});

/** One character per byte, as the encoder takes bytes. */
const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** Widths of bar, space, bar … */
const linear = (widths: readonly number[]): Bars => {
  const dark: { x: number; y: number; width: number }[] = [];
  let x = 0;
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) dark.push({ x, y: 0, width });
    x += width;
  }
  return { kind: 'linear', columns: x, rows: 1, dark };
};

const matrix = (pixels: readonly number[], columns: number, rows: number): Bars => ({
  kind: 'matrix',
  columns,
  rows,
  dark: pixels.flatMap((pixel, at) =>
    pixel === 1 ? [{ x: at % columns, y: Math.floor(at / columns), width: 1 }] : [],
  ),
});
