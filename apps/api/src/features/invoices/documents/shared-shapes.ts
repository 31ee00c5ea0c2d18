/** The parts of fontkit that are used to share work between documents; it ships no types of its own. */
export interface Glyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  readonly advanceWidth: number;
  /** Computed once per object; they depend on the font alone. */
  _metrics?: object;
  /** Its outline, parsed anew each time it is asked for. */
  _decode: () => unknown;
}
interface Position {
  readonly xAdvance: number;
  readonly yAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
}
export interface GlyphRun {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly Position[];
  readonly advanceWidth: number;
}
export interface FontTables {
  readonly postscriptName: string;
  readonly characterSet: readonly number[];
  _glyphs: Record<number, Glyph>;
  glyphForCodePoint(codePoint: number): Glyph;
  getGlyph(id: number, codePoints?: readonly number[]): Glyph;
  layout(text: string, features?: unknown, ...more: unknown[]): GlyphRun;
}

/** How a word is drawn, without what belongs to one document. */
interface Shape {
  /** Every glyph that shaping asked the font for, with the code points it was first asked for. */
  readonly asked: readonly Glyph[];
  readonly ids: readonly number[];
  readonly positions: readonly Position[];
}

/** What a glyph is whatever it stands for. */
interface Form {
  readonly metrics: object | undefined;
  readonly outline: unknown;
}

/** Words that are kept; an invoice has some 60 that others have too. All are dropped when there are more. */
const CAPACITY = 20_000;
/** Longer ones are references or addresses: they do not come again. */
const LONGEST = 40;
const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;

/** What pdfkit reads of a run; it scales the positions in place, so each document gets its own. */
class Run implements GlyphRun {
  constructor(
    readonly glyphs: readonly Glyph[],
    readonly positions: readonly Position[],
  ) {}

  get advanceWidth(): number {
    let width = 0;
    for (const { xAdvance } of this.positions) width += xAdvance;
    return width;
  }
}

/**
 * Shaping (which glyphs a word is drawn by, and where) is a third of a render, and depends on the font and the word. So
 * words are shaped once per thread, on a font object without a past, and repeated for each document: its own glyph
 * cache is asked for the same glyphs in the same way, so that the document cannot tell the difference. Metrics and
 * outlines of a glyph are its font's, and shared too.
 *
 * The one thing by which a document's past could change how a word is shaped is a glyph that it first met for another
 * code point. Words with such characters, and with combining marks, are shaped by the document itself.
 */
export class SharedShapes {
  private readonly shapes = new Map<string, Shape>();
  private readonly forms = new Map<number, Form>();
  private readonly scratch: FontTables;
  private readonly repeatable: ReadonlySet<number>;

  constructor(private readonly tables: FontTables) {
    this.scratch = withoutPast(tables);
    this.repeatable = unmistakable(this.scratch);
  }

  /** The font as one document sees it: the shared tables, with a glyph cache of its own. */
  fontOfDocument(): FontTables {
    const { tables } = this;
    const font = withoutPast(tables);
    font.getGlyph = (id, codePoints = []): Glyph =>
      font._glyphs[id] ?? this.formed(tables.getGlyph.call(font, id, codePoints));
    font.layout = (text, features, ...more): GlyphRun =>
      (features === undefined ? this.repeated(font, text) : null) ?? tables.layout.call(font, text, features, ...more);
    return font;
  }

  /** What shaping the word in this document would answer; null: only the document itself can tell. */
  private repeated(document: FontTables, text: string): GlyphRun | null {
    const shape = this.shapes.get(text) ?? this.shape(text);
    if (shape === null) return null;
    for (const { id, codePoints } of shape.asked) document.getGlyph(id, codePoints);
    const glyphs = shape.ids.map((id) => document.getGlyph(id));
    return new Run(
      glyphs,
      shape.positions.map((position) => ({ ...position })),
    );
  }

  private shape(text: string): Shape | null {
    if (text.length > LONGEST || !this.isRepeatable(text)) return null;
    if (this.shapes.size >= CAPACITY) this.shapes.clear();
    this.scratch._glyphs = {};
    const run = this.scratch.layout(text);
    const asked = Object.values(this.scratch._glyphs);
    const positions = run.positions.map(({ xAdvance, yAdvance, xOffset, yOffset }) => {
      return { xAdvance, yAdvance, xOffset, yOffset };
    });
    const shape = { asked, ids: run.glyphs.map(({ id }) => id), positions };
    this.shapes.set(text, shape);
    return shape;
  }

  private formed(glyph: Glyph): Glyph {
    const known = this.forms.get(glyph.id) ?? this.form(glyph);
    glyph._metrics = known.metrics;
    glyph._decode = (): unknown => known.outline;
    return glyph;
  }

  private form(glyph: Glyph): Form {
    // Asked for its width, a glyph computes its metrics.
    if (!Number.isFinite(glyph.advanceWidth)) throw new Error(`glyph ${String(glyph.id)} has no width`);
    const form = { metrics: glyph._metrics, outline: glyph._decode() };
    this.forms.set(glyph.id, form);
    return form;
  }

  private isRepeatable(text: string): boolean {
    for (const character of text) if (!this.repeatable.has(character.codePointAt(0) ?? 0)) return false;
    return true;
  }
}

const withoutPast = (tables: FontTables): FontTables =>
  Object.create(tables, { _glyphs: { value: {}, writable: true } }) as FontTables;

/** Code points that have a glyph of their own, and the two spaces, which take no part in shaping. No marks. */
function unmistakable(font: FontTables): ReadonlySet<number> {
  const byGlyph = Map.groupBy(font.characterSet, (codePoint) => font.glyphForCodePoint(codePoint).id);
  const alone = [...byGlyph].flatMap(([id, codePoints]) => (id !== 0 && codePoints.length === 1 ? codePoints : []));
  const plain = alone.filter((codePoint) => !/[\p{M}\p{C}]/u.test(String.fromCodePoint(codePoint)));
  return new Set([...plain, SPACE, NO_BREAK_SPACE]);
}
