import { DomainError, seededRoles, type Permission, type RoleView } from '@picolo/contracts';
import { AccessCache } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { toldLive } from '@picolo/server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../testing.js';
import { AuditQuery } from '../audit/queries/audit.query.js';
import { ManagedUsersRepository } from './persistence/managed-users.repository.js';
import { RolesQuery } from './queries/roles.query.js';
import { SessionsQuery } from './queries/sessions.query.js';
import { UsersQuery } from './queries/users.query.js';
import { Administrators } from './use-cases/administrators.js';
import { ChangeRoles } from './use-cases/change-roles.use-case.js';
import { EndSessions } from './use-cases/end-sessions.use-case.js';
import { ManageUsers } from './use-cases/manage-users.use-case.js';
import { aUser, type BuiltUser } from './user.builder.js';

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

describe('roles and users', () => {
  let test: TestApp;
  let admin: BuiltUser;
  let count = 0;
  beforeAll(async () => {
    test = await openApp();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    await test.db.rows("UPDATE users SET status = 'suspended'");
    admin = await aUser(test.app, { role: 'admin' });
  });

  const roles = (): ChangeRoles => test.app.get(ChangeRoles);
  const users = (): ManageUsers => test.app.get(ManageUsers);
  const role = (id: number): Promise<RoleView> => test.app.get(RolesQuery).byId(id);
  const roleNamed = async (name: string): Promise<RoleView> =>
    (await test.app.get(RolesQuery).list()).find((one) => one.name === name) ?? (await role(0));
  const aRole = async (permissions: readonly Permission[]): Promise<RoleView> => {
    count += 1;
    return await role(await roles().create(admin.actor, { name: `Rôle ${String(count)}`, permissions }));
  };
  const mayNow = async ({ actor }: BuiltUser): Promise<readonly Permission[]> =>
    [...((await test.app.get(AccessCache).actor(actor.userId, actor.sessionId))?.permissions ?? [])].sort();
  const acts = async (subject: string): Promise<readonly string[]> =>
    (await test.app.get(AuditQuery, { strict: false }).page({ subject })).items.map(({ action }) => action);

  it('ID-3 a role’s rights act at once, and the log says what changed', async () => {
    const own = await aRole(['orders.read', 'stock.read']);
    const user = await aUser(test.app, { role: 'employee' });
    await users().changeRole(admin.actor, user.actor.userId, own.id);
    expect(await mayNow(user)).toEqual(['orders.read', 'stock.read']);
    await roles().setPermissions(admin.actor, own.id, {
      permissions: ['stock.read', 'stock.move'],
      version: own.version,
    });
    expect(await mayNow(user)).toEqual(['stock.move', 'stock.read']);
    expect(await acts(`role:${String(own.id)}`)).toEqual(['role.permissions-changed', 'role.created']);
    const [entry] = (await test.app.get(AuditQuery, { strict: false }).page({ subject: `role:${String(own.id)}` }))
      .items;
    expect(entry).toMatchObject({
      before: { permissions: ['stock.read', 'orders.read'] },
      after: { permissions: ['stock.read', 'stock.move'] },
    });
  });

  it('ID-3 ID-4 open pages are told of every change to roles and users, and of nothing that was not done', async () => {
    const told = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
      const before = (await toldLive(test.db)).length;
      await work();
      return (await toldLive(test.db)).slice(before).map(({ event, data, rooms }) => {
        return `${event} ${'id' in data ? String(data.id) : ''} ${rooms.join(' ')}`;
      });
    };
    const both = 'perm:users.read perm:roles.manage';
    const id = await roles().create(admin.actor, { name: 'Vitrine', permissions: [] });
    const aboutRole = [`role:changed ${String(id)} ${both}`];
    expect(await told(() => roles().rename(admin.actor, id, { name: 'Étal', version: 1 }))).toEqual(aboutRole);
    const rights = { permissions: ['orders.read'] as const, version: 2 };
    expect(await told(() => roles().setPermissions(admin.actor, id, rights))).toEqual(aboutRole);
    expect(await told(() => codeOf(roles().setPermissions(admin.actor, id, rights)))).toEqual([]);
    const { userId } = (await aUser(test.app, { role: 'employee' })).actor;
    const aboutUser = [`user:changed ${String(userId)} ${both}`];
    expect(await told(() => users().changeRole(admin.actor, userId, id))).toEqual(aboutUser);
    expect(await told(() => users().changeRole(admin.actor, userId, id))).toEqual([]);
    expect(await told(() => users().suspend(admin.actor, userId))).toEqual(aboutUser);
    expect(await told(() => users().reactivate(admin.actor, userId))).toEqual(aboutUser);
    expect(await told(() => users().resetSecondFactor(admin.actor, userId))).toEqual([]);
    const spare = await roles().create(admin.actor, { name: 'Réserve', permissions: [] });
    expect(await told(() => roles().delete(admin.actor, spare))).toEqual([`role:changed ${String(spare)} ${both}`]);
  });

  it('ID-3 who edits an outdated role is told, and nothing changes', async () => {
    const own = await aRole(['orders.read']);
    await roles().setPermissions(admin.actor, own.id, { permissions: ['stock.read'], version: own.version });
    const late = { permissions: ['invoices.read'] as const, version: own.version };
    expect(await codeOf(roles().setPermissions(admin.actor, own.id, late))).toBe('IDENTITY.ROLE_VERSION_CONFLICT');
    expect(await codeOf(roles().rename(admin.actor, own.id, { name: 'X', version: own.version }))).toBe(
      'IDENTITY.ROLE_VERSION_CONFLICT',
    );
    expect((await role(own.id)).permissions).toEqual(['stock.read']);
  });

  it('ID-3 a role in use is not deleted, saying how many have it; a seeded one never, nor renamed', async () => {
    const own = await aRole([]);
    const user = await aUser(test.app, { role: 'employee' });
    await users().changeRole(admin.actor, user.actor.userId, own.id);
    await expect(roles().delete(admin.actor, own.id)).rejects.toEqual(
      new DomainError('IDENTITY.ROLE_IN_USE', { users: 1 }),
    );
    await users().changeRole(admin.actor, user.actor.userId, (await roleNamed('employee')).id);
    await roles().delete(admin.actor, own.id);
    expect(await codeOf(role(own.id))).toBe('IDENTITY.ROLE_NOT_FOUND');
    const { id, version } = await roleNamed('client');
    expect(await codeOf(roles().delete(admin.actor, id))).toBe('IDENTITY.ROLE_SEEDED');
    expect(await codeOf(roles().rename(admin.actor, id, { name: 'Acheteur', version }))).toBe('IDENTITY.ROLE_SEEDED');
  });

  it('ID-3 names are unique, whatever their case', async () => {
    const own = await aRole([]);
    const again = { name: own.name.toUpperCase(), permissions: [] };
    expect(await codeOf(roles().create(admin.actor, again))).toBe('IDENTITY.ROLE_NAME_TAKEN');
    const other = await aRole([]);
    expect(await codeOf(roles().rename(admin.actor, other.id, { name: own.name, version: other.version }))).toBe(
      'IDENTITY.ROLE_NAME_TAKEN',
    );
  });

  it('ID-3 who manages users but not roles gives and takes only rights they have', async () => {
    const own = ['users.manage', 'orders.read', 'catalogue.read', 'notifications.read'] as const;
    const manager = await aUser(test.app, { role: 'employee' });
    await users().changeRole(admin.actor, manager.actor.userId, (await aRole(own)).id);
    const actor = { ...manager.actor, permissions: new Set<Permission>(own) };
    const other = await aUser(test.app);
    await users().changeRole(actor, other.actor.userId, (await aRole(['orders.read'])).id);
    const more = await aRole(['orders.read', 'stock.read']);
    const { userId } = other.actor;
    expect(await codeOf(users().changeRole(actor, userId, more.id))).toBe('IDENTITY.RIGHTS_BEYOND_YOURS');
    for (const work of [
      () => users().suspend(actor, admin.actor.userId),
      () => users().resetSecondFactor(actor, admin.actor.userId),
    ]) {
      expect(await codeOf(work())).toBe('IDENTITY.RIGHTS_BEYOND_YOURS');
    }
  });

  it('ID-4 a suspended user may do nothing, is signed in nowhere, and comes back by reactivation', async () => {
    const user = await aUser(test.app, { role: 'employee' });
    await users().suspend(admin.actor, user.actor.userId);
    expect(await mayNow(user)).toEqual([]);
    expect(await test.app.get(UsersQuery).byId(user.actor.userId)).toMatchObject({ status: 'suspended', sessions: 0 });
    await users().suspend(admin.actor, user.actor.userId);
    await users().reactivate(admin.actor, user.actor.userId);
    expect(await mayNow(user)).toEqual([]);
    expect(await acts(`user:${String(user.actor.userId)}`)).toEqual(['user.reactivated', 'user.suspended']);
  });

  it('ID-4 the last administrator can neither be suspended nor lose the rights, by whatever way', async () => {
    const { id, version, permissions } = await roleNamed('admin');
    const without = { permissions: permissions.filter((name) => name !== 'roles.manage'), version };
    const employee = await roleNamed('employee');
    const { userId } = admin.actor;
    for (const work of [
      () => users().suspend(admin.actor, userId),
      () => users().changeRole(admin.actor, userId, employee.id),
      () => roles().setPermissions(admin.actor, id, without),
    ]) {
      expect(await codeOf(work())).toBe('IDENTITY.LAST_ADMINISTRATOR');
    }
    expect(await mayNow(admin)).toEqual([...seededRoles.admin].sort());
    expect(await acts(`user:${String(userId)}`)).toEqual([]);
    const other = await aUser(test.app, { role: 'admin' });
    await users().suspend(other.actor, userId);
    expect(await codeOf(users().suspend(other.actor, other.actor.userId))).toBe('IDENTITY.LAST_ADMINISTRATOR');
  });

  it.each(['suspended', 'suspended or given another role'])(
    'ID-4 of twenty administrators who are all %s at once, one stays',
    async (how) => {
      const all = [admin];
      for (let index = 1; index < 20; index += 1) all.push(await aUser(test.app, { role: 'admin' }));
      const employee = await roleNamed('employee');
      const work = all.map(({ actor }, index) =>
        how === 'suspended' || index % 2 === 0
          ? users().suspend(actor, actor.userId)
          : users().changeRole(actor, actor.userId, employee.id),
      );
      const codes = await Promise.all(work.map(codeOf));
      expect(codes.filter((code) => code === 'accepted')).toHaveLength(19);
      expect(codes.filter((code) => code === 'IDENTITY.LAST_ADMINISTRATOR')).toHaveLength(1);
      const [left] = await test.db.rows<{ count: number }>(
        "SELECT COUNT(*) AS count FROM users u JOIN roles r ON r.id = u.role_id WHERE r.name = 'admin' AND u.status = 'active'",
      );
      expect(left?.count).toBe(1);
    },
  );

  it('ID-4 two changes that each leave one administrator never happen at the same moment', async () => {
    const other = await aUser(test.app, { role: 'admin' });
    const begun: number[] = [];
    let both: () => void = () => undefined;
    const bothBegan = new Promise<void>((resolve) => {
      both = resolve;
    });
    const suspend = ({ actor }: BuiltUser): Promise<void> =>
      test.app.get(Db).tx((tx) =>
        test.app.get(Administrators).keepOne(tx, async () => {
          await test.app.get(ManagedUsersRepository).setStatus(tx, actor.userId, 'suspended');
          begun.push(actor.userId);
          if (begun.length > 1) both();
          // Whoever comes second cannot begin: nobody waits for them for ever.
          await Promise.race([bothBegan, new Promise((resolve) => setTimeout(resolve, 300))]);
        }),
      );
    const codes = await Promise.all([codeOf(suspend(admin)), codeOf(suspend(other))]);
    expect(codes.sort()).toEqual(['IDENTITY.LAST_ADMINISTRATOR', 'accepted']);
  });

  it('ID-7 one sees one’s devices and ends one or all others; another’s is unknown', async () => {
    const user = await aUser(test.app, { role: 'employee' });
    const { userId } = user.actor;
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) {
      await test.db.rows(
        `INSERT INTO sessions (user_id, kind, user_agent, address, expires_at) VALUES (?, 'browser', ?, ?, NOW() + INTERVAL 1 DAY)`,
        [userId, agent, address],
      );
    }
    const devices = await test.app.get(SessionsQuery).list(user.actor);
    expect(devices.map(({ current }) => current)).toEqual([true, false, false, false]);
    expect(devices[1]).toMatchObject({ browser: 'Firefox', system: 'Linux', address: '192.0.2.3', kind: 'browser' });
    const ending = test.app.get(EndSessions);
    expect(await codeOf(ending.one(admin.actor, devices[1]?.id ?? 0))).toBe('IDENTITY.SESSION_NOT_FOUND');
    await ending.one(user.actor, devices[1]?.id ?? 0);
    expect(await codeOf(ending.one(user.actor, devices[1]?.id ?? 0))).toBe('IDENTITY.SESSION_NOT_FOUND');
    expect(await ending.others(user.actor)).toBe(2);
    expect((await test.app.get(SessionsQuery).list(user.actor)).map(({ current }) => current)).toEqual([true]);
    expect(await mayNow(user)).not.toEqual([]);
  });

  it('ID-3 users are listed by name, searched and filtered, page after page', async () => {
    for (const name of ['Zoé A', 'Zoé B', 'Zoé B', 'Zoé C']) await aUser(test.app, { name, role: 'employee' });
    await aUser(test.app, { name: 'Zoé D' });
    const list = test.app.get(UsersQuery);
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list.page({ q: 'zoé', kind: 'staff', limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(names).toEqual(['Zoé A', 'Zoé B', 'Zoé B', 'Zoé C']);
    expect((await list.page({ q: 'zoé', kind: 'client' })).items).toMatchObject([
      { name: 'Zoé D', role: { name: 'client' } },
    ]);
    expect((await list.page({ q: '%' })).items).toEqual([]);
    expect((await list.page({ status: 'active', roleId: (await roleNamed('admin')).id })).items).toHaveLength(1);
  });
});
