import { Prefixes, type Reader } from '@picolo/server/db';

/** Beginnings of the words of names and e-mail addresses, of records that stand for themselves. */
export const clientWords = new Prefixes('client_prefixes', ['name', 'client_id']);

/** The first `count` clients after a name and id, by these, that have for every word typed one that begins so. */
export async function clientIdsWith(
  reader: Reader,
  typed: string,
  after: readonly [name: string, id: number] | null,
  count: number,
): Promise<readonly number[]> {
  const words = await clientWords.words(reader, typed);
  if (words === null) return [];
  const { text, others } = clientWords.from(words);
  const page = after === null ? '' : 'AND x.name >= ? AND (x.name > ? OR x.client_id > ?)';
  const rows = await reader.rows<{ id: number }>(
    `SELECT x.client_id AS id FROM ${text} WHERE x.prefix = ? ${page}
     ORDER BY x.name, x.client_id LIMIT ${String(count)}`,
    [...others, words[0] ?? '', ...(after === null ? [] : [after[0], after[0], after[1]])],
  );
  return rows.map(({ id }) => id);
}
