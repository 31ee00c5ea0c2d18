import type { DataSourceOptions } from 'typeorm';

/**
 * TypeORM options for a DATABASE_URL: `mysql://user:pass@host:3306/name`, or `…?socketPath=/path` for a unix socket.
 * DATE columns arrive as `YYYY-MM-DD`, BIGINT as numbers (all ours are far below 2^53), DECIMAL as strings.
 */
export const dataSourceOptions = (
  databaseUrl: string,
  pool: number,
): Extract<DataSourceOptions, { type: 'mysql' | 'mariadb' }> => {
  const address = new URL(databaseUrl);
  const socketPath = address.searchParams.get('socketPath');
  return {
    type: 'mariadb',
    ...(socketPath === null
      ? { host: address.hostname, port: address.port === '' ? 3306 : Number(address.port) }
      : { socketPath }),
    username: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
    database: decodeURIComponent(address.pathname.slice(1)),
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    dateStrings: ['DATE'],
    supportBigNumbers: true,
    bigNumberStrings: false,
    synchronize: false,
    poolSize: pool,
    connectTimeout: 5_000,
    extra: { enableKeepAlive: true, maxPreparedStatements: 500 },
  };
};
