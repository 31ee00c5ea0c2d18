import { DataSource, type DataSourceOptions } from 'typeorm';

interface Connection {
  query(text: string, done: () => void): void;
}

interface Pool {
  on(event: 'connection', listener: (connection: Connection) => void): void;
}

const inUtc = "SET time_zone = '+00:00'";

/**
 * An initialised data source whose every connection counts in UTC, whatever the zone of the database's host: the server's own
 * clock (CURRENT_TIMESTAMP) and the times we write must mean the same.
 */
export const openDataSource = async (options: DataSourceOptions): Promise<DataSource> => {
  const source = await new DataSource(options).initialize();
  const { pool } = source.driver as unknown as { readonly pool: Pool };
  pool.on('connection', (connection) => {
    // Sent before anything else on this connection; a failure shows in the query that follows.
    connection.query(inUtc, () => undefined);
  });
  // The one connection that initialising opened is idle in the pool: it is the one this gets.
  await source.query(inUtc);
  return source;
};
