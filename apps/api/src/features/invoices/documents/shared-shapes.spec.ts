import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACES, fontLibraryOfPdfkit, ownFace, type Face } from './pdf-fonts.js';
import { SharedShapes, type FontTables, type GlyphRun } from './shared-shapes.js';

const library = fontLibraryOfPdfkit();
const faces = Object.keys(FACES) as Face[];
const tables = new Map(faces.map((face) => [face, library.create(ownFace(face))]));
const shapes = new Map([...tables].map(([face, font]) => [face, new SharedShapes(font)]));

/** Where code points share a glyph, make ligatures, stand on others, or are missing. */
const tricky = [
  ...[
    'fi',
    'ﬁ',
    'ff',
    'ffi',
    'ﬀ',
    'é',
    'e\u0301',
    'É',
    'E\u0301',
    ' ',
    '\u00a0',
    '-',
    '\u00ad',
    '‑',
    'µ',
    'μ',
    'Ω',
    'Ω',
  ],
  ...['½', '1⁄2', 'Å', 'Å', 'i\u0307', 'ı', '日', '😀', '\u202f', '€', '’', 'AV', 'To', 'œ', 'ǆ', '\u200d', '\u0327'],
];
const word = fc.oneof(
  fc.array(fc.oneof(fc.constantFrom(...tricky), fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 5 }),
  fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 8 }), { maxLength: 2 }),
);
const text = word.map((parts) => parts.join(''));
const documents = fc.array(fc.array(text, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 });

const seen = (run: GlyphRun): object => ({
  glyphs: run.glyphs.map((glyph) => {
    const { id, codePoints, advanceWidth } = glyph;
    return { id, codePoints, advanceWidth, metrics: glyph._metrics, outline: glyph._decode() };
  }),
  positions: run.positions.map(({ xAdvance, yAdvance, xOffset, yOffset }) => [xAdvance, yAdvance, xOffset, yOffset]),
  advanceWidth: run.advanceWidth,
});
const known = (font: FontTables): object =>
  Object.values(font._glyphs).map(({ id, codePoints }) => ({ id, codePoints }));
const isShared = (run: GlyphRun): boolean => run.constructor.name === 'Run';
const freshFont = (shared: FontTables): FontTables =>
  Object.create(shared, { _glyphs: { value: {}, writable: true } }) as FontTables;

describe('SharedShapes', () => {
  it.each(faces)('IN-4 a document in %s cannot tell shared words from its own, whatever came before', (face) => {
    const font = tables.get(face);
    const shared = shapes.get(face);
    if (font === undefined || shared === undefined) throw new Error(face);
    let shaped = 0;
    fc.assert(
      fc.property(documents, (made) => {
        for (const words of made) {
          const mine = shared.fontOfDocument();
          const other = freshFont(font);
          for (const each of words) {
            const run = mine.layout(each);
            if (isShared(run)) shaped += 1;
            expect(seen(run)).toEqual(seen(other.layout(each)));
            expect(known(mine)).toEqual(known(other));
          }
        }
      }),
      { numRuns: 400 },
    );
    expect(shaped).toBeGreaterThan(100);
  });

  it('IN-4 words of an invoice are shared, ambiguous ones are not', () => {
    const shared = shapes.get('normal');
    if (shared === undefined) throw new Error('normal');
    const shares = (each: string): boolean => isShared(shared.fontOfDocument().layout(each));
    for (const each of ['Désignation', 'Théière ', 'l’intérêt ', '1 234,56', '20 %', 'FA-2026-000042']) {
      expect([each, shares(each)]).toEqual([each, true]);
    }
    for (const each of ['e\u0301', 'co\u00adopté', '日本', 'x'.repeat(41)])
      expect([each, shares(each)]).toEqual([each, false]);
  });
});
