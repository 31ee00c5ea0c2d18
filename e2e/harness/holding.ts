import type { Pool } from 'mysql2/promise';

/** Holds what the statements take, on a connection of its own, until released; whoever needs it waits. */
export async function holding(db: Pool, ...statements: string[]): Promise<() => Promise<void>> {
  const connection = await db.getConnection();
  for (const statement of statements) await connection.query(statement);
  return async () => {
    await connection.query('ROLLBACK');
    await connection.query('UNLOCK TABLES');
    connection.release();
  };
}
