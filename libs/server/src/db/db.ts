import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PoolConnection } from 'mysql2';
import { DataSource } from 'typeorm';
import { isRetryableConflict } from './db-errors.js';
import { command, poolOf, take } from './pool.js';
import { Tx, type SqlValue } from './tx.js';

const attempts = 6;

/** Reads outside a transaction. */
export interface Reader {
  rows<R>(text: string, values?: readonly SqlValue[]): Promise<R[]>;
}

/** The database: transactions for use cases, plain reads for queries. */
@Injectable()
export class Db implements Reader {
  constructor(@InjectDataSource() readonly source: DataSource) {}

  /**
   * Runs `work` in one transaction (READ COMMITTED, set by openDataSource), again on a deadlock or lock time-out. `work` may therefore run more
   * than once: no side effects in it but SQL and `tx.afterCommit`.
   */
  async tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt >= attempts || !isRetryableConflict(error)) throw error;
        await pause(attempt);
      }
    }
  }

  rows<R>(text: string, values: readonly SqlValue[] = []): Promise<R[]> {
    return new Promise((resolve, reject) => {
      poolOf(this.source).query(text, [...values], (error, rows) => {
        if (error === null) resolve(rows as R[]);
        else reject(error);
      });
    });
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const connection = await take(poolOf(this.source));
    try {
      await command(connection, 'START TRANSACTION');
      const tx = new Tx(connection);
      const result = await work(tx);
      await command(connection, 'COMMIT');
      tx.committed();
      connection.release();
      return result;
    } catch (error) {
      await rollBack(connection);
      throw error;
    }
  }
}

/** A rollback on a lost connection fails too: nobody uses that one again. The first error is the one that matters. */
const rollBack = async (connection: PoolConnection): Promise<void> => {
  try {
    await command(connection, 'ROLLBACK');
    connection.release();
  } catch {
    connection.destroy();
  }
};

/** 5…15 ms × attempt: enough to let the other transaction finish. */
const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, attempt * (5 + Math.random() * 10)));
