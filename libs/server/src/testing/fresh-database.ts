import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../db/data-source-options.js';

/** From source: tests run without a build, and Node strips the types of migrations. */
const migrations = fileURLToPath(new URL('../../../../migrations/*.ts', import.meta.url));

export interface FreshDatabase {
  /** Its DATABASE_URL. */
  readonly url: string;
  drop(): Promise<void>;
}

const administer = async (base: URL, statement: string): Promise<void> => {
  const address = new URL(base);
  address.pathname = '/';
  const { database: _none, ...options } = dataSourceOptions(address.toString(), 1);
  const server = await new DataSource(options).initialize();
  try {
    await server.query(statement);
  } finally {
    await server.destroy();
  }
};

/**
 * An empty, migrated database for one test file, beside the one that DATABASE_URL names. Refused unless that name contains
 * `test`: nothing else is ever created or dropped.
 */
export const freshDatabase = async (): Promise<FreshDatabase> => {
  const base = new URL(process.env['DATABASE_URL'] ?? '');
  const stem = base.pathname.slice(1);
  if (!/^\w*test\w*$/.test(stem)) throw new Error(`DATABASE_URL must name a test database, not "${stem}"`);
  const name = `${stem}_${randomBytes(4).toString('hex')}`;
  await administer(base, `CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  const address = new URL(base);
  address.pathname = `/${name}`;
  const url = address.toString();
  const source = await new DataSource({
    ...dataSourceOptions(url, 1),
    migrations: [migrations],
    migrationsTransactionMode: 'none',
  }).initialize();
  await source.runMigrations();
  await source.destroy();
  return { url, drop: () => administer(base, `DROP DATABASE IF EXISTS \`${name}\``) };
};
