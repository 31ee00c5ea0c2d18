import type { CompanySettings, CompanyView, Problem } from '@picolo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../../testing.js';
import { aUser, type BuiltUser } from '../identity/user.builder.js';
import { companySettings } from '../invoices/order-snapshot.builder.js';

let test: TestApi;
let admin: BuiltUser;
let employee: BuiltUser;

beforeAll(async () => {
  test = await startApi();
  admin = await aUser(test.app, { role: 'admin' });
  employee = await aUser(test.app, { role: 'employee' });
});
afterAll(() => test.close());

const input = companySettings();
const call = async <T>(who: BuiltUser, method: 'GET' | 'PATCH', body?: object): Promise<[number, T]> => {
  const response = await fetch(`${test.origin}/api/settings/company`, {
    method,
    headers: { authorization: `Bearer ${who.accessToken}`, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return [response.status, (await response.json()) as T];
};
const change = (version: number, changes: Partial<CompanySettings> = {}) =>
  call<CompanyView & Problem>(admin, 'PATCH', { version, ...input, ...changes });

describe('company settings', () => {
  it('IN-7 are set up once, then changed with an optimistic version; each change is in the audit log', async () => {
    expect(await call<CompanyView>(admin, 'GET')).toEqual([200, { company: null, version: 0 }]);
    const [status, first] = await change(0, { siren: '123 456 782', iban: 'fr76 3000 6000 0112 3456 7890 189' });
    expect([status, first.version, first.company?.siren]).toEqual([200, 1, '123456782']);
    expect(first.company?.iban).toBe('FR7630006000011234567890189');
    expect((await change(1, { phone: null }))[1].version).toBe(2);
    const [late, problem] = await change(1);
    expect([late, problem.code, problem.meta]).toEqual([409, 'SETTINGS.VERSION_CONFLICT', { version: 2 }]);
    const rows = await test.db.rows<{ details: unknown }>(
      "SELECT details FROM audit_entries WHERE action = 'settings.changed' ORDER BY id",
    );
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows[1]?.details)).toContain('phone');
  });

  it('IN-7 two people at once: one wins, the other is told', async () => {
    const [, { version }] = await call<CompanyView>(admin, 'GET');
    const answers = await Promise.all([change(version, { name: 'A' }), change(version, { name: 'B' })]);
    expect(answers.map(([status]) => status).sort()).toEqual([200, 409]);
  });

  it.each([
    ['siren', { siren: '123456789' }],
    ['siret', { siret: '12345678200011' }],
    ['siret', { siret: '73282932000074' }],
    ['vatNumber', { vatNumber: 'FR12123456782' }],
    ['iban', { iban: 'FR7630006000011234567890188' }],
    ['timeZone', { timeZone: 'Europe/Nantes' }],
    ['legalTexts', { legalTexts: [...input.legalTexts, ...input.legalTexts] }],
    [
      'legalTexts.0.validFrom',
      { legalTexts: input.legalTexts.map((texts) => ({ ...texts, validFrom: '2026-02-30' })) },
    ],
    ['address.city', { address: { ...input.address, city: '' } }],
  ] as [string, Partial<CompanySettings>][])('IN-7 %s is checked, and nothing changes', async (field, changes) => {
    const [, before] = await call<CompanyView>(admin, 'GET');
    const [status, problem] = await change(before.version, changes);
    expect([status, problem.fields?.map((error) => error.field)]).toEqual([400, [field]]);
    expect((await call<CompanyView>(admin, 'GET'))[1]).toEqual(before);
  });

  it('IN-7 takes the permission', async () => {
    expect((await call(employee, 'GET'))[0]).toBe(403);
    expect((await call(employee, 'PATCH', { version: 0, ...input }))[0]).toBe(403);
  });
});
