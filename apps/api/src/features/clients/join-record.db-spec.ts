import { AccessCache, TokenService, type Actor } from '@picolo/server/auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lettersTo, tokenIn } from '../../letters.builder.js';
import { openApp, type TestApp } from '../../testing.js';
import { aUser } from '../identity/user.builder.js';
import { RegisterClient } from '../identity/use-cases/register-client.use-case.js';
import { VerifyEmail } from '../identity/use-cases/verify-email.use-case.js';
import { OrdersFacade } from '../orders/index.js';
import { OrdersQuery } from '../orders/queries/orders.query.js';
import { OrderListQueries } from '../orders/queries/order-list.query.js';
import { aProduct } from '../stock/product.builder.js';
import { ClientsFacade } from './clients.facade.js';
import { ClientsQuery } from './queries/clients.query.js';
import { ChangeClient } from './use-cases/change-client.use-case.js';
import { CreateClient } from './use-cases/create-client.use-case.js';

const billing = { line1: '1 rue de la Paix', postalCode: '75002', city: 'Paris', country: 'FR' };
const device = { kind: 'program', userAgent: '', address: '' } as const;

describe('joining a record', () => {
  let test: TestApp;
  let staff: Actor;
  let productId: number;
  beforeAll(async () => {
    test = await openApp();
    staff = (await aUser(test.app, { role: 'admin' })).actor;
    productId = (await aProduct(test.app, staff, { onHand: 100 })).id;
  });
  afterAll(() => test.close());

  const of = <T>(type: abstract new (...args: never[]) => T): T => test.app.get<T>(type, { strict: false });
  const recordOf = (name: string, email: string): Promise<{ id: number }> =>
    of(CreateClient).execute(staff, { kind: 'person', name, email, billing });
  const register = async (email: string): Promise<{ actor: () => Promise<Actor>; userId: number }> => {
    const { user, accessToken } = await of(RegisterClient).execute(
      { email, password: 'trois chevaux bleus', name: 'Zoé M.', locale: 'fr' },
      device,
    );
    const sid = of(TokenService).verify(accessToken)?.sid ?? 0;
    const actor = async (): Promise<Actor> => {
      const found = await of(AccessCache).actor(user.id, sid);
      if (found === null) throw new Error('may not act');
      return found;
    };
    return { actor, userId: user.id };
  };
  const typeVatNumber = async (actor: Actor, vatNumber: string): Promise<void> => {
    const { version } = await of(ClientsQuery).own(actor);
    await of(ChangeClient).executeOwn(actor, { version, kind: 'company', vatNumber });
  };
  const verify = async (email: string): Promise<void> => {
    await of(VerifyEmail).execute(tokenIn((await lettersTo(test.app, email))[0]));
  };
  const lines = (): { productId: number; quantity: number }[] => [{ productId, quantity: 1 }];

  it('ID-10 registering with the address of staff’s record joins it, but only once the address is verified', async () => {
    const record = await recordOf('Zoé Martin', 'zoe@picolo.test');
    const before = await of(OrdersFacade).place(staff, record.id, { lines: lines() }, 'by-staff');
    const { actor } = await register('zoe@picolo.test');
    expect((await actor()).clientId).not.toBe(record.id);
    await expect(of(OrdersQuery).own(await actor(), before.id)).rejects.toMatchObject({ code: 'ORDERS.NOT_FOUND' });

    await verify('zoe@picolo.test');
    expect((await actor()).clientId).toBe(record.id);
    expect(await of(OrdersQuery).own(await actor(), before.id)).toMatchObject({ id: before.id });
    expect(await of(ClientsQuery).own(await actor())).toMatchObject({ id: record.id, name: 'Zoé Martin', billing });
    const listed = (await of(ClientsQuery).page({ q: 'zoe@picolo.test' })).items;
    expect(listed.map(({ id }) => id)).toEqual([record.id]);
  });

  it('ID-10 orders placed before the address was verified stay the client’s', async () => {
    const record = await recordOf('Max', 'max@picolo.test');
    const { actor, userId } = await register('max@picolo.test');
    const own = (await actor()).clientId ?? 0;
    await test.db.tx(async (tx) => {
      const found = await of(ClientsFacade).forOrder(own, tx);
      expect(found.userId).toBe(userId);
    });
    await test.db.rows('UPDATE clients SET billing = ? WHERE id = ?', [JSON.stringify(billing), own]);
    const early = await of(OrdersFacade).placeOwn(await actor(), { lines: lines() }, 'early');
    await verify('max@picolo.test');
    const late = await of(OrdersFacade).placeOwn(await actor(), { lines: lines() }, 'late');
    const mine = (await of(OrderListQueries).ownPage(await actor(), {})).items.map(({ id }) => id);
    expect(mine).toEqual([late.id, early.id]);
    expect((await actor()).clientIds).toEqual([record.id, own]);
    // News of the early order still reach the account.
    expect(await of(ClientsFacade).forOrder(own)).toMatchObject({ userId });
  });

  it('ID-10 several records under the address become one: the oldest, completed by the others, with the orders of all', async () => {
    const email = 'double@picolo.test';
    const { id: first } = await of(CreateClient).execute(staff, { kind: 'person', name: 'Ada', email, billing });
    const { id: second } = await of(CreateClient).execute(staff, {
      kind: 'person',
      name: 'Ada bis',
      email,
      phone: '0612',
      billing,
    });
    const noted = await of(OrdersFacade).place(staff, second, { lines: lines() }, 'of-the-second');
    const { actor, userId } = await register(email);
    await verify(email);
    expect((await actor()).clientId).toBe(first);
    expect([...(await actor()).clientIds].slice(0, 2)).toEqual([first, second]);
    expect(await of(OrdersQuery).own(await actor(), noted.id)).toMatchObject({ id: noted.id });
    expect(await of(ClientsFacade).forOrder(first)).toMatchObject({ userId, name: 'Ada', phone: '0612' });
    expect(await of(ClientsFacade).forOrder(second)).toMatchObject({ userId });
    expect((await of(ClientsQuery).page({ q: email })).items.map(({ id }) => id)).toEqual([first]);
  });

  it('ID-10 two companies that share an address stay two', async () => {
    const email = 'shared-office@picolo.test';
    const company = (name: string, siren: string) =>
      of(CreateClient).execute(staff, { kind: 'company', name, email, siren, billing });
    const { id: first } = await company('Un SARL', '732829320');
    const { id: second } = await company('Deux SARL', '552100554');
    const { actor } = await register(email);
    await verify(email);
    expect((await actor()).clientId).toBe(first);
    expect((await actor()).clientIds).not.toContain(second);
    expect(await of(ClientsFacade).forOrder(second)).toMatchObject({ userId: null, siren: '552100554' });
  });

  it('ID-10 they stay two also when the oldest record of the address has no number yet', async () => {
    const email = 'no-number@picolo.test';
    const company = (name: string, siren?: string) =>
      of(CreateClient).execute(staff, { kind: 'company', name, email, billing, ...(siren && { siren }) });
    const { id: main } = await company('Sans numéro');
    await company('Un SARL', '732829320');
    const { id: third } = await company('Deux SARL', '552100554');
    const { actor } = await register(email);
    await verify(email);
    expect(await of(ClientsFacade).forOrder(main)).toMatchObject({ siren: '732829320' });
    expect((await actor()).clientIds).not.toContain(third);
    expect(await of(ClientsFacade).forOrder(third)).toMatchObject({ userId: null, siren: '552100554' });
  });

  it('ID-10 a record that has an account already is nobody else’s', async () => {
    const taken = await aUser(test.app, { email: 'own@picolo.test', client: { email: 'shared@picolo.test' } });
    const other = await register('shared@picolo.test');
    const before = (await other.actor()).clientId;
    await verify('shared@picolo.test');
    expect((await other.actor()).clientId).toBe(before);
    expect((await of(ClientsFacade).findByUser(taken.actor.userId))?.id).toBe(taken.actor.clientId);
  });

  it('ID-10 addresses are compared letter by letter: é is not e', async () => {
    const record = await recordOf('José', 'josé@picolo.test');
    const { actor } = await register('jose@picolo.test');
    await verify('jose@picolo.test');
    expect((await actor()).clientId).not.toBe(record.id);
  });

  it('ID-10 IN-4 a VAT number that the client typed still waits for staff in the record it becomes part of', async () => {
    const [empty, kept] = await Promise.all(
      ([null, 'BE0428759497'] as const).map(async (vatNumber, index) => {
        const email = `wouters-${String(index)}@picolo.test`;
        const company = { kind: 'company', name: 'Maison Wouters', email, billing, vatNumber } as const;
        const record = await of(CreateClient).execute(staff, company);
        const { actor } = await register(email);
        await typeVatNumber(await actor(), 'BE0403170701');
        await verify(email);
        return await of(ClientsQuery).view(record.id);
      }),
    );
    expect(empty).toMatchObject({ vatNumber: 'BE0403170701', vatNumberConfirmed: false });
    expect(kept).toMatchObject({ vatNumber: 'BE0428759497', vatNumberConfirmed: true });
  });
});
