import { fileURLToPath } from 'node:url';
import type { Config } from '@picolo/server/config';
import { dataSourceOptions } from '@picolo/server/db';
import { DataSource } from 'typeorm';

/** Compiled next to the server: dist/server/migrations. */
const compiled = fileURLToPath(new URL('../../../migrations/*.js', import.meta.url));

const createDatabase = async (config: Config): Promise<void> => {
  const address = new URL(config.databaseUrl);
  const name = decodeURIComponent(address.pathname.slice(1));
  if (!/^[A-Za-z0-9_]+$/.test(name)) throw new Error(`DATABASE_URL names no usable database: "${name}"`);
  address.pathname = '/';
  const { database: _none, ...options } = dataSourceOptions(address.toString(), 1);
  const server = await new DataSource(options).initialize();
  try {
    await server.query(`CREATE DATABASE IF NOT EXISTS \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  } finally {
    await server.destroy();
  }
};

/** Creates the database when it is missing and applies what is new. Prints one line per migration. */
export const migrate = async (config: Config, migrations: string = compiled): Promise<number> => {
  await createDatabase(config);
  const source = await new DataSource({
    ...dataSourceOptions(config.databaseUrl, 2),
    migrations: [migrations],
    migrationsTransactionMode: 'none',
  }).initialize();
  try {
    const applied = await source.runMigrations();
    for (const { name } of applied) process.stdout.write(`applied ${name}\n`);
    if (applied.length === 0) process.stdout.write('database is up to date\n');
    return 0;
  } finally {
    await source.destroy();
  }
};
