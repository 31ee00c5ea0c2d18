import { sql, type SqlValue, type Tx } from '@picolo/server/db';

interface Row {
  readonly id: number;
}

/**
 * The jobs that `which` says (SQL on `print_jobs`), their copies and the copies of these, all locked: a copy is made of a
 * locked job, so none is on its way when this is answered, and none made afterwards has the document of before.
 */
export const lockWithCopies = async (
  tx: Tx,
  which: string,
  values: readonly SqlValue[],
): Promise<readonly number[]> => {
  const all = new Set<number>();
  const locked = async (where: string, of: readonly SqlValue[]): Promise<readonly number[]> => {
    const rows = await sql<Row>(tx, `SELECT id FROM print_jobs WHERE ${where} ORDER BY id FOR UPDATE`, of);
    const ids = rows.map(({ id }) => id).filter((id) => !all.has(id));
    for (const id of ids) all.add(id);
    return ids;
  };
  let level = await locked(which, values);
  while (level.length > 0) level = await locked(`duplicate_of IN (${level.map(() => '?').join(', ')})`, level);
  return [...all];
};
