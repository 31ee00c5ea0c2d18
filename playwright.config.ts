import { defineConfig } from '@playwright/test';

/** Journeys in a real Chromium. Each file starts the installation it needs (e2e/harness). */
export default defineConfig({
  testDir: 'e2e/browser',
  testMatch: '**/*.pw.ts',
  outputDir: '.local/browser',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // A loaded machine is no failure: a test states what must happen, not how fast.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // Without the film: recording it takes more of the machine than the tests.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    },
  },
});
