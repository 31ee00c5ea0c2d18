import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PoolConnection } from 'mysql2';
import { DataSource, type QueryRunner } from 'typeorm';
import { isRetryableConflict } from './db-errors.js';
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
   * Runs `work` in one transaction (READ COMMITTED), again on a deadlock or lock time-out. `work` may therefore run more
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

  async rows<R>(text: string, values: readonly SqlValue[] = []): Promise<R[]> {
    return await this.source.query<R[]>(text, [...values]);
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      const connection = (await runner.connect()) as PoolConnection;
      await runner.startTransaction('READ COMMITTED');
      const tx = new Tx(runner.manager, connection);
      const result = await work(tx);
      await runner.commitTransaction();
      tx.committed();
      return result;
    } catch (error) {
      await rollBack(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** A rollback on a lost connection fails too; the first error is the one that matters. */
const rollBack = async (runner: QueryRunner): Promise<void> => {
  if (!runner.isTransactionActive) return;
  await runner.rollbackTransaction().catch(() => undefined);
};

/** 5…15 ms × attempt: enough to let the other transaction finish. */
const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, attempt * (5 + Math.random() * 10)));
