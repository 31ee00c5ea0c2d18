import { seededRoles } from '@picolo/contracts';
import { openApp, type TestApp } from '../../testing.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemoAccounts } from './demo-accounts.js';
import { aUser } from './user.builder.js';

describe('identity', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openApp();
  });
  afterAll(() => test.close());

  it('ID-3 every installation starts with the three roles and their permissions', async () => {
    const rows = await test.db.rows<{ name: string; permission: string }>(
      'SELECT r.name, p.permission FROM roles r JOIN role_permissions p ON p.role_id = r.id',
    );
    const seeded = Map.groupBy(rows, ({ name }) => name);
    expect([...seeded.keys()].sort()).toEqual(['admin', 'client', 'employee']);
    for (const [name, permissions] of Object.entries(seededRoles)) {
      expect(
        seeded
          .get(name)
          ?.map(({ permission }) => permission)
          .sort(),
      ).toEqual([...permissions].sort());
    }
  });

  it('OP-6 demo accounts are made once', async () => {
    const accounts = test.app.get(DemoAccounts);
    const first = await accounts.ensure();
    expect(await accounts.ensure()).toEqual(first);
    expect(Object.keys(first)).toHaveLength(8);
  });

  it('ID-12 an actor carries the present permissions and the client record', async () => {
    const { actor } = await aUser(test.app);
    expect([...actor.permissions].sort()).toEqual([...seededRoles.client].sort());
    expect(actor.clientId).toEqual(expect.any(Number));
  });
});
