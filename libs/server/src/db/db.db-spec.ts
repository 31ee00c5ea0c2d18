import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSourceOptions } from './data-source-options.js';
import { Db } from './db.js';
import { openDataSource } from './open-data-source.js';
import { sql, write } from './tx.js';

const name = `picolo_test_${randomBytes(4).toString('hex')}`;

describe('transactions', () => {
  let db: Db;
  beforeAll(async () => {
    const address = new URL(process.env['DATABASE_URL'] ?? '');
    address.pathname = '/';
    const { database: _none, ...options } = dataSourceOptions(address.toString(), 2);
    db = new Db(await openDataSource(options));
    await db.rows(`CREATE DATABASE IF NOT EXISTS ${name}`);
    await db.rows(`CREATE TABLE ${name}.counters (id INT PRIMARY KEY, value INT NOT NULL)`);
    await db.rows(`INSERT INTO ${name}.counters VALUES (1, 0)`);
  });
  afterAll(async () => {
    await db.rows(`DROP DATABASE ${name}`);
    await db.source.destroy();
  });

  const value = async (): Promise<number | undefined> =>
    (await db.rows<{ value: number }>(`SELECT value FROM ${name}.counters`))[0]?.value;

  it('are READ COMMITTED: what others committed meanwhile is seen', async () => {
    const before = await value();
    const seen = await db.tx(async (tx) => {
      await sql(tx, `SELECT value FROM ${name}.counters`);
      await db.rows(`UPDATE ${name}.counters SET value = value + 1`);
      return await sql<{ value: number }>(tx, `SELECT value FROM ${name}.counters`);
    });
    expect(seen).toEqual([{ value: (before ?? 0) + 1 }]);
  });

  it('leave nothing when they fail, and give their connection back', async () => {
    const before = await value();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const failing = db.tx(async (tx) => {
        await write(tx, `UPDATE ${name}.counters SET value = value + 1`);
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
    }
    expect(await value()).toBe(before);
  });

  it('do not keep a connection that was lost', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const cut = db.tx(async (tx) => {
        const [own] = await sql<{ id: number }>(tx, 'SELECT CONNECTION_ID() AS id');
        await db.rows(`KILL ${String(own?.id)}`);
        await sql(tx, 'SELECT 1');
      });
      await expect(cut).rejects.toThrow();
    }
    expect(await db.tx((tx) => sql(tx, 'SELECT 1 AS one'))).toEqual([{ one: 1 }]);
  });
});
