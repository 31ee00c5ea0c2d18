import { Injectable } from '@nestjs/common';
import { DEFAULT_ACCOUNTS, type AccountingAccounts, type AccountsView } from '@picolo/contracts';
import { parseJson, sql, write, type Tx } from '@picolo/server/db';

const ONLY_ROW = 1;

@Injectable()
export class AccountingAccountsRepository {
  /** Those of the general chart at version 0 while nobody chose others; `FOR UPDATE` until the transaction ends. */
  async versioned(tx: Tx, lock: '' | 'FOR UPDATE' = ''): Promise<AccountsView> {
    const [row] = await sql<{ accounts: unknown; version: number }>(
      tx,
      `SELECT accounts, version FROM accounting_accounts WHERE id = ? ${lock}`,
      [ONLY_ROW],
    );
    if (row === undefined) return { accounts: DEFAULT_ACCOUNTS, version: 0 };
    return { accounts: complete(parseJson(row.accounts) as Partial<AccountingAccounts>), version: row.version };
  }

  async store(tx: Tx, accounts: AccountingAccounts): Promise<void> {
    const json = JSON.stringify(accounts);
    await write(
      tx,
      `INSERT INTO accounting_accounts (id, accounts) VALUES (?, ?)
       ON DUPLICATE KEY UPDATE accounts = ?, version = version + 1`,
      [ONLY_ROW, json, json],
    );
  }
}

/**
 * Uses that came after the accounts were chosen have those of the chart; but sales to other member states stay on the account
 * of what bears no VAT, where the company chose one: until then they were written there.
 */
const complete = (chosen: Partial<AccountingAccounts>): AccountingAccounts => {
  const without = chosen.rates?.find(({ vatRate }) => vatRate === 0)?.sales;
  const older = chosen.salesIntraCommunity === undefined && chosen.salesReverseCharge === undefined;
  const kept = older && without ? { salesIntraCommunity: without, salesReverseCharge: without } : {};
  return { ...DEFAULT_ACCOUNTS, ...kept, ...chosen };
};
