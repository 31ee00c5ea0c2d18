import { defineConfig } from '@playwright/test';

/** Journeys in a real Chromium. Each file starts the installation it needs (e2e/harness). */
export default defineConfig({
  testDir: 'e2e/browser',
  testMatch: '**/*.pw.ts',
  outputDir: '.local/browser',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    },
  },
});
