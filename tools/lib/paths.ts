import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root folder of this clone. */
export const root = join(fileURLToPath(new URL('.', import.meta.url)), '..', '..');

/** Everything that runs here and is not part of the repository: data, logs, secrets, paper. */
export const local = resolve(process.env['PICOLO_DATA'] || join(root, '.local'));

const built = join(root, 'dist/server/apps');

/** The built programs. */
export const programs = {
  api: join(built, 'api/src/main.js'),
  jobs: join(built, 'api/src/main.jobs.js'),
  cli: join(built, 'api/src/main.cli.js'),
  worker: join(built, 'print-worker/src/main.js'),
} as const;
