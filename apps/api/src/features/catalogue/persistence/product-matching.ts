import { beginningWith, fullTextOf, type Reader } from '@picolo/server/db';

/**
 * Ids of products by barcode, or by the beginning of their SKU, their name or words of it: each along its own index, at
 * most `most` of each. Null when no word is long enough to be looked up.
 */
export async function productIdsMatching(
  reader: Reader,
  text: string,
  most: number,
): Promise<readonly number[] | null> {
  const words = fullTextOf(text);
  if (words === null) return null;
  const begins = beginningWith(text);
  const part = (condition: string): string =>
    `(SELECT id FROM products WHERE ${condition} ORDER BY id DESC LIMIT ${String(most)})`;
  const parts = ['barcode = ?', 'sku LIKE ?', 'name LIKE ?', 'MATCH (name) AGAINST (? IN BOOLEAN MODE)'].map(part);
  const rows = await reader.rows<{ id: number }>(parts.join(' UNION '), [text.trim(), begins, begins, words]);
  return rows.map(({ id }) => id);
}
