import type { AuditEntryView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from '../../testing.js';
import { ChangeProduct } from '../catalogue/use-cases/change-product.use-case.js';
import { aUser, type BuiltUser } from '../identity/user.builder.js';
import { aProduct } from '../stock/product.builder.js';
import { AuditFacade, type AuditEntry } from './audit.facade.js';
import { AuditQuery } from './queries/audit.query.js';

describe('audit log', () => {
  let test: TestApp;
  let staff: BuiltUser;
  beforeAll(async () => {
    test = await openApp();
    staff = await aUser(test.app, { role: 'employee', name: 'Julie Martin' });
  });
  afterAll(() => test.close());

  const log = (): AuditQuery => test.app.get(AuditQuery, { strict: false });
  const newest = async (subject: string): Promise<readonly AuditEntryView[]> => (await log().page({ subject })).items;
  const record = (actor: Actor | null, entry: AuditEntry): Promise<void> =>
    test.db.tx((tx) => test.app.get(AuditFacade, { strict: false }).record(tx, actor, entry));

  it('ID-8 a price and a threshold change say who, from where, before and after', async () => {
    const product = await aProduct(test.app, staff.actor, { sku: 'AU-1', name: 'Thé', unitPrice: 5_000_000 });
    const actor = { ...staff.actor, address: '192.0.2.7' };
    const change = test.app.get(ChangeProduct, { strict: false });
    await change.execute(actor, product.id, {
      version: 1,
      unitPrice: 6_000_000,
      lowStockThreshold: 3,
      name: 'Thé vert',
    });
    await change.execute(actor, product.id, { version: 2, name: 'Thé blanc' });
    const entries = await newest(`product:${String(product.id)}`);
    expect(entries.map(({ action }) => action)).toEqual([
      'product.threshold-changed',
      'product.price-changed',
      'product.created',
    ]);
    expect(entries[1]).toMatchObject({
      actor: { id: actor.userId, name: 'Julie Martin', address: '192.0.2.7' },
      subjectName: 'AU-1 · Thé vert',
      before: { unitPrice: 5_000_000 },
      after: { unitPrice: 6_000_000 },
    });
    expect(entries[0]).toMatchObject({ before: { lowStockThreshold: null }, after: { lowStockThreshold: 3 } });
  });

  it('ID-8 an adjustment by hand says what lay there before and after, and why', async () => {
    const product = await aProduct(test.app, staff.actor, { onHand: 4 });
    expect((await newest(`product:${String(product.id)}`))[0]).toMatchObject({
      action: 'stock.received',
      before: { onHand: 0 },
      after: { onHand: 4 },
    });
  });

  it('ID-8 an entry can be neither changed nor deleted, whoever asks the database', async () => {
    await record(null, { action: 'settings.changed', subject: 'settings', after: { city: 'Lyon' } });
    const counts = (): Promise<unknown> => test.db.rows('SELECT COUNT(*) AS n, MAX(action) AS a FROM audit_entries');
    const before = await counts();
    await expect(test.db.rows("UPDATE audit_entries SET action = 'x'")).rejects.toThrow(/append-only/);
    await expect(test.db.rows('DELETE FROM audit_entries')).rejects.toThrow(/append-only/);
    await expect(test.db.rows('REPLACE INTO audit_entries SELECT * FROM audit_entries')).rejects.toThrow(/append-only/);
    await expect(test.db.rows("UPDATE person_keys SET secret = REPEAT('x', 32)")).rejects.toThrow(/only be destroyed/);
    expect(await counts()).toEqual(before);
  });

  it('ID-9 personal values are sealed; when the person is erased nobody can read them, and the act stays', async () => {
    const person = { clientId: 4_711 };
    const entry = { action: 'client.exported', subject: 'client:4711', subjectName: 'Camille Lefèvre' } as const;
    await record(staff.actor, { ...entry, after: { email: 'camille@picolo.test' }, personOf: person });
    const stored = JSON.stringify(await test.db.rows("SELECT * FROM audit_entries WHERE subject = 'client:4711'"));
    expect(stored).not.toContain(Buffer.from('camille@picolo.test').toJSON().data.join(','));
    expect(stored).not.toContain('Camille');
    expect((await newest('client:4711'))[0]).toMatchObject({
      subjectName: 'Camille Lefèvre',
      after: { email: 'camille@picolo.test' },
      erased: false,
    });

    await test.db.tx((tx) => test.app.get(AuditFacade, { strict: false }).forgetPerson(tx, person));
    await record(staff.actor, { ...entry, after: { email: 'late@picolo.test' }, personOf: person });
    for (const view of await newest('client:4711')) {
      expect(view).toMatchObject({
        action: 'client.exported',
        subjectName: null,
        before: null,
        after: null,
        erased: true,
      });
      expect(view.actor?.name).toBe('Julie Martin');
    }
  });

  it('ID-9 an erased actor stays a number', async () => {
    const { actor } = await aUser(test.app, { role: 'employee', name: 'Paul Roux' });
    await record(actor, { action: 'settings.changed', subject: 'settings', after: { city: 'Lyon' } });
    await test.db.tx((tx) => test.app.get(AuditFacade, { strict: false }).forgetPerson(tx, { userId: actor.userId }));
    expect((await newest('settings'))[0]?.actor).toEqual({ id: actor.userId, name: null, address: null });
    expect(await log().actors()).toContainEqual({ id: actor.userId, name: null });
  });

  it('ID-8 is filtered by who, what, whom and when, page after page', async () => {
    const { actor } = await aUser(test.app, { role: 'employee' });
    for (let index = 0; index < 5; index += 1) {
      await record(actor, {
        action: 'role.renamed',
        subject: 'role:900',
        before: { name: index },
        after: { name: index + 1 },
      });
    }
    const filter = {
      actorId: actor.userId,
      action: 'role.renamed',
      kind: 'role',
      subject: 'role:900',
      limit: 2,
    } as const;
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await log().page({ ...filter, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(5);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
    expect((await log().page({ ...filter, from: new Date(Date.now() + 60_000).toISOString() })).items).toEqual([]);
    expect((await log().page({ ...filter, to: new Date(Date.now() - 60_000).toISOString() })).items).toEqual([]);
    expect((await log().page({ ...filter, actorId: staff.actor.userId })).items).toEqual([]);
  });

  it('ID-8 what did not change leaves no entry', async () => {
    const before = await log().page({});
    await record(staff.actor, { action: 'settings.changed', subject: 'settings', before: { a: 1 }, after: { a: 1 } });
    expect(await log().page({})).toEqual(before);
  });
});
