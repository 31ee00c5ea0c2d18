import { Prefixes, type Reader } from '@picolo/server/db';

/** Beginnings of the words of names, SKUs and barcodes. */
export const productWords = new Prefixes('product_prefixes', ['archived', 'name', 'product_id']);

/** Ids of at most `most` products that have, for every word typed, one that begins so. */
export async function productIdsMatching(reader: Reader, text: string, most: number): Promise<readonly number[]> {
  const words = await productWords.words(reader, text);
  return words === null ? [] : await productIdsWith(reader, words, most);
}

/** The same for the words of a text, the rarest first. */
export async function productIdsWith(
  reader: Reader,
  words: readonly string[],
  most: number,
): Promise<readonly number[]> {
  const { text, others } = productWords.from(words);
  const rows = await reader.rows<{ id: number }>(
    `SELECT x.product_id AS id FROM ${text} WHERE x.prefix = ? LIMIT ${String(most)}`,
    [...others, words[0] ?? ''],
  );
  return rows.map(({ id }) => id);
}
