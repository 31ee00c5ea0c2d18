import type { Config } from '@picolo/server/config';
import { grantsFor } from '@picolo/server/db';

/**
 * Prints the statements that an administrator of the database runs once for the application's user, `name` or `name@host`.
 * Nothing is changed by it.
 */
export const printGrants = (config: Config, [user = 'picolo_app']: readonly string[]): number => {
  const database = decodeURIComponent(new URL(config.databaseUrl).pathname.slice(1));
  const [name = '', host = '%'] = user.split('@');
  for (const statement of grantsFor(database, { name, host })) process.stdout.write(`${statement};\n`);
  return 0;
};
