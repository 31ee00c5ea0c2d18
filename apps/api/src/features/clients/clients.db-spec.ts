import { DomainError, type Address, type ClientInput, type ClientView } from '@picolo/contracts';
import { Db } from '@picolo/server/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../testing.js';
import { aUser, type BuiltUser } from '../identity/user.builder.js';
import { ClientsFacade } from './clients.facade.js';
import { ClientsQuery } from './queries/clients.query.js';
import { ChangeClient } from './use-cases/change-client.use-case.js';
import { CreateClient } from './use-cases/create-client.use-case.js';

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

const lyon: Address = { line1: '3 quai Rambaud', postalCode: '69002', city: 'Lyon', country: 'FR' };

describe('clients', () => {
  let test: TestApp;
  let employee: BuiltUser;
  beforeAll(async () => {
    test = await openApp();
    employee = await aUser(test.app, { role: 'employee' });
  });
  afterAll(() => test.close());

  const create = (input: Partial<ClientInput> = {}): Promise<ClientView> =>
    test.app.get(CreateClient).execute(employee.actor, { kind: 'person', name: 'Inès Garnier', ...input });
  const change = (id: number, input: Parameters<ChangeClient['execute']>[2]): Promise<ClientView> =>
    test.app.get(ChangeClient).execute(employee.actor, id, input);

  it('ID-10 an employee creates a client without an account, with addresses kept as they were given', async () => {
    const created = await create({
      kind: 'company',
      name: 'Brasserie des Halles',
      siren: '732 829 320',
      vatNumber: 'fr44 732829320',
      billing: lyon,
      delivery: { ...lyon, name: 'Réception', line2: 'Quai 4' },
    });
    expect(created).toMatchObject({ hasAccount: false, version: 1, siren: '732829320', vatNumber: 'FR44732829320' });
    expect(await test.app.get(ClientsQuery).view(created.id)).toEqual(created);
    expect(created.billing).toEqual(lyon);
    expect(created.delivery).toEqual({ ...lyon, name: 'Réception', line2: 'Quai 4' });
  });

  it('ID-10 a wrong SIREN or VAT number leaves nothing behind', async () => {
    const count = (): Promise<unknown> => test.db.rows('SELECT COUNT(*) AS count FROM clients');
    const before = await count();
    expect(await codeOf(create({ kind: 'company', siren: '732829321' }))).toBe('CLIENTS.INVALID_SIREN');
    expect(await codeOf(create({ kind: 'company', vatNumber: 'FR45732829320' }))).toBe('CLIENTS.INVALID_VAT_NUMBER');
    expect(await codeOf(create({ siren: '732829320' }))).toBe('CLIENTS.INVALID_SIREN');
    expect(await count()).toEqual(before);
  });

  it('ID-10 a change says which version it read; an older one is refused and changes nothing', async () => {
    const { id } = await create();
    const changed = await change(id, { version: 1, phone: '04 78 00 00 00', billing: lyon });
    expect(changed).toMatchObject({ version: 2, phone: '04 78 00 00 00', name: 'Inès Garnier', billing: lyon });
    expect(await codeOf(change(id, { version: 1, name: 'Lost update' }))).toBe('CLIENTS.VERSION_CONFLICT');
    expect(await test.app.get(ClientsQuery).view(id)).toEqual(changed);
    expect(await codeOf(change(4_000_000_000, { version: 1 }))).toBe('CLIENTS.NOT_FOUND');
  });

  it('ID-10 of twenty changes at once on one version exactly one is kept', async () => {
    const { id } = await create();
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => codeOf(change(id, { version: 1, phone: String(index) }))),
    );
    expect(codes.filter((code) => code === 'accepted')).toHaveLength(1);
    expect(codes.filter((code) => code === 'CLIENTS.VERSION_CONFLICT')).toHaveLength(19);
    expect(await test.app.get(ClientsQuery).view(id)).toMatchObject({ version: 2 });
  });

  it('ID-6 a client reads and changes their own record and no other', async () => {
    const [one, other] = [await aUser(test.app), await aUser(test.app)];
    const before = await test.app.get(ClientsQuery).own(other.actor);
    const mine = await test.app.get(ChangeClient).executeOwn(one.actor, { version: 1, name: 'Moi' });
    expect(mine).toMatchObject({ id: one.actor.clientId, name: 'Moi', hasAccount: true });
    expect(await test.app.get(ClientsQuery).own(other.actor)).toEqual(before);
    expect(await codeOf(test.app.get(ClientsQuery).own(employee.actor))).toBe('CLIENTS.NOT_FOUND');
    expect(await codeOf(test.app.get(ChangeClient).executeOwn(employee.actor, { version: 1 }))).toBe(
      'CLIENTS.NOT_FOUND',
    );
  });

  it('ID-10 the list goes by name, page by page, and finds names and addresses', async () => {
    for (const name of ['Zélie', 'Zélie', 'Zélie', 'Zoran', '100 % Bio_'])
      await create({ name, email: 'zed@picolo.test' });
    const query = test.app.get(ClientsQuery);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await query.page({ limit: 3, cursor });
      seen.push(...page.items.map(({ name, id }) => `${name} ${String(id)}`));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    const [all] = await test.db.rows<{ count: number }>('SELECT COUNT(*) AS count FROM clients');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(all?.count ?? -1);
    expect((await query.page({ q: 'zelie' })).items).toHaveLength(3);
    expect((await query.page({ q: 'zed@' })).items).toHaveLength(5);
    expect((await query.page({ q: '% Bio_' })).items.map(({ name }) => name)).toEqual(['100 % Bio_']);
  });

  it('ID-10 other features read a client inside their transaction', async () => {
    const { actor } = await aUser(test.app, { client: { billing: lyon } });
    const facade = test.app.get(ClientsFacade);
    const inside = await test.app.get(Db).tx((tx) => facade.forOrder(actor.clientId ?? 0, tx));
    expect(inside).toMatchObject({ id: actor.clientId, userId: actor.userId, billing: lyon, delivery: null });
    expect(await facade.findByUser(actor.userId)).toEqual(inside);
    expect(await facade.findByUser(employee.actor.userId)).toBeNull();
    expect(await codeOf(facade.forOrder(4_000_000_000))).toBe('CLIENTS.NOT_FOUND');
  });
});
