/**
 * Just enough of a PDF to add to it: the classic cross-reference table, dictionaries without object streams, as our own
 * documents are written (ISO 32000-1 §7.5). Text is Latin-1: one character per byte.
 */
export class PdfFile {
  private readonly offsets = new Map<number, number>();
  readonly trailer: string;
  /** Offset of the newest cross-reference table: what an update points back to. */
  readonly tableAt: number;

  constructor(readonly text: string) {
    this.tableAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? Number.NaN);
    this.trailer = this.readTable(this.tableAt);
    for (let older = previous(this.trailer); older !== null;) older = previous(this.readTable(older));
  }

  /** One more than the highest object number. */
  get size(): number {
    return Number(/\/Size (\d+)/.exec(this.trailer)?.[1] ?? Number.NaN);
  }

  /** The dictionary of an object, `<<` to `>>`; throws when it is anything else. */
  dictionary(number: number): string {
    const at = this.offsets.get(number);
    if (at === undefined) throw new Error(`PDF: object ${String(number)} is missing`);
    const start = this.text.indexOf('<<', at);
    const head = this.text.slice(at, start);
    if (!/^\d+ 0 obj\s*$/.test(head)) throw new Error(`PDF: object ${String(number)} is no dictionary`);
    return this.text.slice(start, endOfDictionary(this.text, start));
  }

  /** Object numbers of the pages, in their order. */
  pages(): readonly number[] {
    const root = this.dictionary(reference(this.trailer, 'Root'));
    return this.pagesUnder(reference(root, 'Pages'));
  }

  private pagesUnder(node: number): number[] {
    const kids = /\/Kids \[([^\]]*)\]/.exec(this.dictionary(node))?.[1];
    if (kids === undefined) return [node];
    return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => this.pagesUnder(Number(kid)));
  }

  /** Reads one table into the map, newer ones first; answers its trailer. */
  private readTable(at: number): string {
    const match = /^xref\s+((?:\d+ \d+\s+(?:\d{10} \d{5} [nf]\s+)+)+)trailer\s+/.exec(this.text.slice(at));
    if (match?.[1] === undefined) throw new Error('PDF: no cross-reference table');
    let number = 0;
    for (const [, offset, generation, kind] of match[1].matchAll(/(\d+) (\d+)(?: ([nf]))?\s+/g)) {
      if (kind === undefined) number = Number(offset);
      else {
        if (kind === 'n' && generation === '00000' && !this.offsets.has(number))
          this.offsets.set(number, Number(offset));
        number += 1;
      }
    }
    const start = at + match[0].length;
    return this.text.slice(start, endOfDictionary(this.text, start));
  }
}

const previous = (trailer: string): number | null => {
  const at = /\/Prev (\d+)/.exec(trailer)?.[1];
  return at === undefined ? null : Number(at);
};

/** The object that an entry of a dictionary refers to. */
export const reference = (dictionary: string, name: string): number => {
  const found = new RegExp(`/${name} (\\d+) 0 R`).exec(dictionary)?.[1];
  if (found === undefined) throw new Error(`PDF: no reference ${name}`);
  return Number(found);
};

/** Position after the `>>` that closes the dictionary at `start`; brackets inside strings do not count. */
const endOfDictionary = (text: string, start: number): number => {
  let depth = 0;
  for (const token of tokens(text, start)) {
    if (token.text === '<<') depth += 1;
    if (token.text === '>>') depth -= 1;
    if (depth === 0) return token.end;
  }
  throw new Error('PDF: a dictionary does not end');
};

function* tokens(text: string, start: number): Generator<{ readonly text: string; readonly end: number }> {
  const token = /<<|>>|\((?:[^()\\]|\\[\s\S])*\)/g;
  token.lastIndex = start;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    yield { text: match[0], end: token.lastIndex };
  }
}
