import { DataSource } from 'typeorm';
import { expect, it } from 'vitest';
import { dataSourceOptions } from './data-source-options.js';
import { openDataSource } from './open-data-source.js';

it('every connection counts in UTC, whatever the zone of the database’s host', async () => {
  const address = new URL(process.env['DATABASE_URL'] ?? '');
  address.pathname = '/';
  const { database: _none, ...options } = dataSourceOptions(address.toString(), 4);
  const admin = await new DataSource(options).initialize();
  const [before] = await admin.query<{ zone: string }[]>('SELECT @@GLOBAL.time_zone AS zone');
  try {
    await admin.query("SET GLOBAL time_zone = '+05:30'");
    const source = await openDataSource(options);
    const rows = await Promise.all(
      Array.from({ length: 8 }, () =>
        source.query<{ apart: number }[]>(
          'SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), CURRENT_TIMESTAMP()) AS apart, SLEEP(0.05) AS held',
        ),
      ),
    );
    await source.destroy();
    expect(rows.map(([row]) => row?.apart)).toEqual(Array(8).fill(0));
  } finally {
    await admin.query('SET GLOBAL time_zone = ?', [before?.zone ?? 'SYSTEM']);
    await admin.destroy();
  }
});
