import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, QueryRunner } from 'typeorm';

/**
 * Leadership among jobs processes: whoever holds the database's named lock, on a connection of its own. READ COMMITTED and
 * autocommit: under REPEATABLE READ the look at the table would block inserts.
 */
@Injectable()
export class Leader {
  private runner: QueryRunner | null = null;

  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** True while this process leads; tries to become leader when nobody does. */
  async lead(): Promise<boolean> {
    if (this.runner !== null) return true;
    const runner = this.source.createQueryRunner();
    try {
      const name = `picolo:${String(this.source.options.database)}:relay`.slice(0, 64);
      const [row] = (await runner.query('SELECT GET_LOCK(?, 0) AS held', [name])) as { held: number | null }[];
      if (row?.held !== 1) {
        await runner.release();
        return false;
      }
      await runner.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
      await runner.query('SET SESSION innodb_lock_wait_timeout = 2');
      this.runner = runner;
      return true;
    } catch (error) {
      destroy(runner);
      throw error;
    }
  }

  async run<R>(text: string): Promise<R[]> {
    return await this.query<R[]>(text);
  }

  /** Answers how many rows it changed. */
  async change(text: string): Promise<number> {
    return (await this.query<{ readonly affectedRows: number }>(text)).affectedRows;
  }

  /** Gives the lock back; the connection is closed, so that its session settings and lock go with it. */
  stepDown(): void {
    const runner = this.runner;
    this.runner = null;
    if (runner !== null) destroy(runner);
  }

  private async query<A>(text: string): Promise<A> {
    if (this.runner === null) throw new Error('not leading');
    return (await this.runner.query(text)) as A;
  }
}

const destroy = (runner: QueryRunner): void => {
  void runner
    .connect()
    .then((connection: { destroy(): void }) => {
      connection.destroy();
    })
    .catch(() => undefined);
};
