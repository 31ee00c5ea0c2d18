import type { PoolConnection } from 'mysql2';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { poolOf, take } from './pool.js';

/** What every connection is told before anything else. */
const settings = ["SET time_zone = '+00:00'", 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'] as const;

const prepare = (connection: PoolConnection): void => {
  // A failure shows in the query that follows.
  for (const setting of settings) connection.query(setting, () => undefined);
  // Losing an idle connection is nobody's error: the pool opens another one.
  connection.on('error', () => undefined);
};

/**
 * An initialised data source whose every connection counts in UTC, whatever the zone of the database's host: the server's own
 * clock (CURRENT_TIMESTAMP) and the times we write must mean the same. Its transactions are READ COMMITTED.
 */
export const openDataSource = async (options: DataSourceOptions): Promise<DataSource> => {
  const source = await new DataSource(options).initialize();
  const pool = poolOf(source);
  // The one connection that initialising opened lies in the pool: it is the one this gets.
  const first = await take(pool);
  prepare(first);
  first.release();
  pool.on('connection', prepare);
  return source;
};
