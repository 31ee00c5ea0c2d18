import type { Reader } from './db.js';
import { wordsOf } from './search-text.js';

/** Words beyond so many rows are equally common. */
const mostCounted = 300;

/**
 * A table of the beginnings of words, kept by triggers: primary key (prefix, …sort columns, id). What begins alike is sorted
 * there as the list is, so a page is entered and read in its order, however many rows begin so (PE-5).
 */
export class Prefixes {
  constructor(
    readonly table: string,
    /** The columns of the key after `prefix`. */
    private readonly key: readonly string[],
  ) {}

  /** The words of a text, the rarest first; null when some word begins nowhere, or nothing was typed. */
  async words(reader: Reader, text: string): Promise<readonly string[] | null> {
    const words = wordsOf(text);
    if (words.length <= 1) return words.length === 0 ? null : words;
    const counted = await reader.rows<{ word: number; count: number }>(
      words
        .map(
          (_, word) =>
            `SELECT ${String(word)} AS word, COUNT(*) AS count
             FROM (SELECT 1 FROM ${this.table} WHERE prefix = ? LIMIT ${String(mostCounted)}) one`,
        )
        .join(' UNION ALL '),
      words,
    );
    if (counted.some(({ count }) => count === 0)) return null;
    const count = new Map(counted.map((one) => [one.word, one.count]));
    return words
      .map((word, index) => ({ word, count: count.get(index) ?? 0 }))
      .sort((a, b) => a.count - b.count)
      .map(({ word }) => word);
  }

  /**
   * The table as `x`, narrowed to rows that have all words: the first by the condition `x.prefix = ?`, the others by joins in
   * this order. `others` are their values.
   */
  from(words: readonly string[]): { readonly text: string; readonly others: readonly string[] } {
    return { text: `${this.table} x ${this.having('x', words.length - 1)}`, others: words.slice(1) };
  }

  /** Joins that keep rows of `table` with so many more words; `table` has the columns of the key. */
  having(table: string, count: number, columns: readonly string[] = this.key): string {
    return Array.from({ length: count }, (_, index) => {
      const word = `w${String(index)}`;
      const same = this.key.map((column, at) => `${word}.${column} = ${table}.${columns[at] ?? column}`);
      return `STRAIGHT_JOIN ${this.table} ${word} ON ${word}.prefix = ? AND ${same.join(' AND ')}`;
    }).join(' ');
  }
}
