import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApp, type TestApp } from './testing.js';

let test: TestApp;
beforeAll(async () => {
  test = await openApp();
});
afterAll(() => test.close());

it('the entities describe exactly the tables that the migrations make', async () => {
  const { upQueries } = await test.app.get(DataSource).driver.createSchemaBuilder().log();
  // Foreign keys live in migrations only: entities of one feature do not know those of another.
  const drift = upQueries.map(({ query }) => query).filter((query) => !/ DROP FOREIGN KEY `fk_\w+`$/.test(query));
  expect(drift).toEqual([]);
});
