import { Injectable } from '@nestjs/common';
import { DomainError, type AccountingAccounts, type AccountsView, type ChangeAccountsInput } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { AccountingAccountsRepository } from '../persistence/accounting-accounts.repository.js';

/** Which accounts the accountant's export writes to. */
@Injectable()
export class ChangeAccounts {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountingAccountsRepository,
    private readonly audit: AuditFacade,
  ) {}

  async read(): Promise<AccountsView> {
    return await this.db.tx((tx) => this.accounts.versioned(tx));
  }

  /** Throws SETTINGS.VERSION_CONFLICT. The next export uses them; files made before stay as they are. */
  async execute(actor: Actor, { version, ...input }: ChangeAccountsInput): Promise<AccountsView> {
    const rates = [...input.rates].sort((a, b) => a.vatRate - b.vatRate);
    const accounts: AccountingAccounts = { ...input, rates };
    return await this.db.tx(async (tx) => {
      const before = await this.accounts.versioned(tx, 'FOR UPDATE');
      if (before.version !== version) throw new DomainError('SETTINGS.VERSION_CONFLICT', { version: before.version });
      await this.accounts.store(tx, accounts);
      await this.audit.record(tx, actor, {
        ...{ action: 'settings.accounts-changed', subject: 'settings' },
        ...{ before: said(before.accounts), after: said(accounts) },
      });
      return await this.accounts.versioned(tx);
    });
  }
}

/** As the audit log shows them: "411000 Clients". */
function said({ rates, ...accounts }: AccountingAccounts): Record<string, unknown> {
  const single = Object.entries(accounts).map(([role, { number, name }]) => [role, `${number} ${name}`]);
  const byRate = rates.map(({ vatRate, sales, vat }) => `${String(vatRate / 100)} % : ${sales.number}, ${vat.number}`);
  return { ...(Object.fromEntries(single) as Record<string, unknown>), rates: byRate };
}
