import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { SharedShapes, type FontTables } from './shared-shapes.js';

/** Called with `new`: a constructor that returns an object hands out that object. */
interface FontFormat {
  (stream: { readonly buffer: Uint8Array }): object;
  probe(buffer: Uint8Array): boolean;
}
export interface FontLibrary {
  create(buffer: Uint8Array): FontTables;
  registerFormat(format: FontFormat): void;
}

/** The instance that pdfkit itself draws with: its format list is where shared fonts are announced. */
export function fontLibraryOfPdfkit(): FontLibrary {
  const fromHere = createRequire(import.meta.url);
  const fromPdfmake = createRequire(fromHere.resolve('pdfmake'));
  const fromPdfkit = createRequire(fromPdfmake.resolve('pdfkit'));
  return fromPdfkit('fontkit') as FontLibrary;
}

/** The same folder in the sources and, copied as an asset, in the build. */
const FONT_FOLDER = new URL('../assets/fonts/', import.meta.url);
const readFace = (file: string): Buffer => readFileSync(fileURLToPath(new URL(file, FONT_FOLDER)));

export const FACES = { normal: 'Roboto-Regular.ttf', bold: 'Roboto-Medium.ttf', italics: 'Roboto-Italic.ttf' } as const;
export type Face = keyof typeof FACES;

/** First bytes of a handle: no font format begins like this. */
const MAGIC = 'picolo-font:';
const parsed = new Map<string, SharedShapes>();

/**
 * Parsed tables and shaped words are shared by all documents of the thread (they are two thirds of a render). The glyph
 * cache must not be: a glyph remembers its font and the code points it was first drawn for, and would carry one
 * invoice's text into the next one's. So each document sees the tables through an object with a glyph cache of its own.
 */
function SharedFont(stream: { readonly buffer: Uint8Array }): object {
  const file = Buffer.from(stream.buffer).toString('latin1').slice(MAGIC.length);
  const shared = parsed.get(file);
  if (shared === undefined) throw new Error(`font ${file} was not loaded`);
  return shared.fontOfDocument();
}
SharedFont.probe = (buffer: Uint8Array): boolean =>
  Buffer.from(buffer.subarray(0, MAGIC.length)).toString('latin1') === MAGIC;

let registered: FontLibrary | undefined;

/** Bytes to hand to pdfmake as the font file of a face: a handle on tables parsed once per process. */
export function sharedFace(face: Face): Buffer {
  if (registered === undefined) {
    registered = fontLibraryOfPdfkit();
    registered.registerFormat(SharedFont);
  }
  const file = FACES[face];
  if (!parsed.has(file)) parsed.set(file, new SharedShapes(registered.create(readFace(file))));
  return Buffer.from(MAGIC + file, 'latin1');
}

/** The font file itself, parsed anew by whoever opens it. */
export function ownFace(face: Face): Buffer {
  return readFace(FACES[face]);
}
