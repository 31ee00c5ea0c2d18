import type { AccountingAccounts, AccountsView, ChangeAccountsInput, Problem } from '@picolo/contracts';
import { DEFAULT_ACCOUNTS } from '@picolo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InvoicingApi, type Answer } from './invoicing-api.builder.js';

let shop: InvoicingApi;
beforeAll(async () => {
  shop = await InvoicingApi.open();
});
afterAll(() => shop.close());

const path = '/api/accounting/accounts';
const change = (changes: Partial<ChangeAccountsInput>): Promise<Answer<AccountsView & Problem>> =>
  shop.patch<AccountsView & Problem>(shop.staff, path, { ...DEFAULT_ACCOUNTS, version: 0, ...changes });
const audit = (action: string): Promise<{ details: unknown }[]> =>
  shop.db.rows('SELECT details FROM audit_entries WHERE action = ? ORDER BY id', [action]);
const own = { number: '707900', name: 'Ventes sans TVA' };
const union = { number: '707210', name: 'Ventes UE' };
/** As accounts were stored before sales to other member states had theirs. */
const storedBefore = async (changes: Partial<AccountingAccounts>): Promise<void> => {
  const { salesIntraCommunity: _k, salesReverseCharge: _ae, ...before } = DEFAULT_ACCOUNTS;
  await shop.db.rows('UPDATE accounting_accounts SET accounts = ?', [JSON.stringify({ ...before, ...changes })]);
};

describe('accounts of the accountant’s export', () => {
  it('IN-5 ID-8 are those of the general chart until somebody changes them; the export uses the change, both are written down', async () => {
    expect(await shop.get<AccountsView>(shop.staff, path)).toEqual({ accounts: DEFAULT_ACCOUNTS, version: 0 });
    const invoice = await shop.invoice();
    const account = { number: '707120', name: 'Ventes 20 %' };
    const rates = [{ vatRate: 2000, sales: account, vat: DEFAULT_ACCOUNTS.vat }];
    const { status, body } = await change({ rates });
    expect([status, body.version, body.accounts.rates]).toEqual([200, 1, rates]);
    const period = `from=${invoice.issueDate}&to=${invoice.issueDate}`;
    const { bytes } = await shop.file(shop.staff, `/api/accounting/entries.csv?${period}`);
    expect(bytes.toString('utf8')).toContain('707120;Ventes 20 %');
    expect(JSON.stringify(await audit('settings.accounts-changed'))).toContain('707120');
    expect(await audit('invoice.exported')).toHaveLength(1);
    const late = await change({});
    expect([late.status, late.body.code]).toEqual([409, 'SETTINGS.VERSION_CONFLICT']);
  });

  it.each([
    ['sales.number', { sales: { number: '411000', name: 'x' } }],
    ['clients.number', { clients: { number: '41', name: 'x' } }],
    ['transfer.number', { transfer: { number: '512 000', name: 'x' } }],
    ['cash.name', { cash: { number: '531000', name: '' } }],
    [
      'rates',
      { rates: [1, 2].map(() => ({ vatRate: 550, sales: DEFAULT_ACCOUNTS.sales, vat: DEFAULT_ACCOUNTS.vat })) },
    ],
  ] as [string, Partial<ChangeAccountsInput>][])('IN-5 %s is checked, and nothing changes', async (field, changes) => {
    const { version } = await shop.get<AccountsView>(shop.staff, path);
    const { status, body } = await change({ ...changes, version });
    expect([status, body.fields?.map((error) => error.field)]).toEqual([400, [field]]);
    expect((await shop.get<AccountsView>(shop.staff, path)).version).toBe(version);
  });

  it('IN-5 accounts chosen before sales to other member states had theirs get those of the chart', async () => {
    await storedBefore({});
    expect((await shop.get<AccountsView>(shop.staff, path)).accounts).toEqual(DEFAULT_ACCOUNTS);
    const client = await shop.aClient({
      ...{ kind: 'company', name: 'Maison Wouters', vatNumber: 'BE0403170701' },
      billing: { line1: '12 rue Haute', postalCode: '1000', city: 'Bruxelles', country: 'BE' },
    });
    const { issueDate } = await shop.invoice(2, client);
    const { bytes } = await shop.file(shop.staff, `/api/accounting/entries.csv?from=${issueDate}&to=${issueDate}`);
    expect(bytes.toString('utf8')).toContain(';707200;Ventes intracommunautaires de marchandises;');
    // Unless what bears no VAT had an account of its own: there these sales stood, and there they stay.
    await storedBefore({ rates: [{ vatRate: 0, sales: own, vat: DEFAULT_ACCOUNTS.vat }] });
    const again = await shop.file(shop.staff, `/api/accounting/entries.csv?from=${issueDate}&to=${issueDate}`);
    expect(again.bytes.toString('utf8')).toContain(';707900;Ventes sans TVA;');
    expect(again.bytes.toString('utf8')).not.toContain(';707200;');
    const { salesIntraCommunity, salesReverseCharge } = (await shop.get<AccountsView>(shop.staff, path)).accounts;
    expect([salesIntraCommunity, salesReverseCharge]).toEqual([own, own]);
    // Who chose them since has said where they go.
    await storedBefore({ rates: [{ vatRate: 0, sales: own, vat: DEFAULT_ACCOUNTS.vat }], salesIntraCommunity: union });
    const { accounts } = await shop.get<AccountsView>(shop.staff, path);
    expect([accounts.salesIntraCommunity, accounts.salesReverseCharge]).toEqual([
      union,
      DEFAULT_ACCOUNTS.salesReverseCharge,
    ]);
  });
});
