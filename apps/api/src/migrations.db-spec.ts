import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from './testing.js';

describe('migrations', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openApp();
  });
  afterAll(() => test.close());

  it('OP-1 make exactly the tables that the entities describe; foreign keys between features are theirs alone', async () => {
    const { upQueries } = await test.db.source.driver.createSchemaBuilder().log();
    const drift = upQueries.map(({ query }) => query).filter((query) => !query.includes('DROP FOREIGN KEY'));
    expect(drift).toEqual([]);
  });
});
