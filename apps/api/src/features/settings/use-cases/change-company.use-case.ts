import { Injectable } from '@nestjs/common';
import { DomainError, type ChangeCompanyInput, type CompanySettings, type CompanyView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db } from '@picolo/server/db';
import { AuditFacade } from '../../audit/index.js';
import { checkedCompany } from './check-company.js';
import { CompanySettingsRepository } from '../persistence/company-settings.repository.js';

/**
 * Changes what the company says of itself (IN-7). Every process reads the settings when it needs them: the next invoice
 * bears the change, what was issued keeps what it froze.
 */
@Injectable()
export class ChangeCompany {
  constructor(
    private readonly db: Db,
    private readonly companies: CompanySettingsRepository,
    private readonly audit: AuditFacade,
  ) {}

  async read(): Promise<CompanyView> {
    return await this.db.tx((tx) => this.companies.versioned(tx));
  }

  /** Throws SETTINGS.VERSION_CONFLICT, and REQUEST.INVALID with the fields. */
  async execute(actor: Actor, { version, ...company }: ChangeCompanyInput): Promise<CompanyView> {
    const checked = checkedCompany(company);
    return await this.db.tx(async (tx) => {
      const before = await this.companies.versioned(tx, 'FOR UPDATE');
      if (before.version !== version) throw new DomainError('SETTINGS.VERSION_CONFLICT', { version: before.version });
      await this.companies.store(tx, checked);
      await this.audit.record(tx, actor, {
        ...{ action: 'settings.changed', subject: 'settings', subjectName: checked.name },
        ...(before.company === null ? {} : { before: withoutLogo(before.company) }),
        after: checked,
      });
      return await this.companies.versioned(tx);
    });
  }
}

/** The logo is set apart: saving the rest leaves it. */
function withoutLogo({ logo: _apart, ...said }: CompanySettings): CompanySettings {
  return said;
}
