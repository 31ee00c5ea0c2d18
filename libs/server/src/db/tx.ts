import type { PoolConnection, ResultSetHeader } from 'mysql2';

export type SqlValue = string | number | boolean | Date | Uint8Array | null;

/** An open transaction. Passed explicitly to whatever takes part in it. */
export class Tx {
  private readonly callbacks: (() => void)[] = [];

  constructor(readonly connection: PoolConnection) {}

  /** Runs after the commit, never after a rollback. Must not throw. */
  afterCommit(callback: () => void): void {
    this.callbacks.push(callback);
  }

  committed(): void {
    for (const callback of this.callbacks) callback();
  }
}

const execute = <R>(tx: Tx, text: string, values: readonly SqlValue[]): Promise<R> =>
  new Promise((resolve, reject) => {
    tx.connection.execute(text, [...values], (error, result) => {
      if (error === null) resolve(result as R);
      else reject(error);
    });
  });

/** Reads rows inside a transaction by a prepared statement. `LIMIT ?` is not allowed there: write the number. */
export const sql = <R>(tx: Tx, text: string, values: readonly SqlValue[] = []): Promise<R[]> =>
  execute<R[]>(tx, text, values);

/** Writes inside a transaction by a prepared statement; answers affected rows and insert id. */
export const write = async (
  tx: Tx,
  text: string,
  values: readonly SqlValue[] = [],
): Promise<{ readonly affected: number; readonly insertId: number }> => {
  const header = await execute<ResultSetHeader>(tx, text, values);
  return { affected: header.affectedRows, insertId: header.insertId };
};
