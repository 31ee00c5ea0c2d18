import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const alias = [
  { find: '@picolo/contracts', replacement: at('./libs/contracts/src/index.ts') },
  { find: '@picolo/client', replacement: at('./libs/client/src/index.ts') },
  { find: /^@picolo\/server\/(.*)$/, replacement: at('./libs/server/src/$1/index.ts') },
];

/**
 * unit: pure, no server. db: use cases on a real MariaDB. system: whole processes, real sockets and printers.
 * Browser journeys run under Playwright (playwright.config.ts).
 */
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{apps,libs,tools}/**/*.spec.ts'],
          // Processes and properties take their time on a loaded machine; no test asserts a duration.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          exclude: ['**/node_modules/**', '**/*.db-spec.ts'],
          setupFiles: ['reflect-metadata'],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['{apps,libs}/**/*.db-spec.ts'],
          setupFiles: ['reflect-metadata'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['e2e/system/**/*.e2e.ts'],
          setupFiles: ['reflect-metadata'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
