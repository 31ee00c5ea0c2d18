import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { DomainError, type CompanyLogo, type LogoView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db, type Tx } from '@picolo/server/db';
import type { ReceivedFile } from '@picolo/server/files';
import { AuditFacade } from '../../audit/index.js';
import { CompanyLogosRepository } from '../persistence/company-logos.repository.js';
import { CompanySettingsRepository } from '../persistence/company-settings.repository.js';
import { logoImage } from './logo-image.js';

/**
 * Sets the logo that documents bear from the next one on (IN-7). What was issued keeps its own: logos are never deleted,
 * which is also what lets a removal be undone.
 */
@Injectable()
export class ChooseLogo {
  constructor(
    private readonly db: Db,
    private readonly companies: CompanySettingsRepository,
    private readonly logos: CompanyLogosRepository,
    private readonly audit: AuditFacade,
  ) {}

  /** Throws SETTINGS.COMPANY_FIRST, SETTINGS.LOGO_UNREADABLE, SETTINGS.LOGO_TOO_MANY_PIXELS. */
  async upload(actor: Actor, { path, mediaType }: ReceivedFile): Promise<LogoView> {
    const logo = await logoImage(await readFile(path), mediaType);
    return await this.db.tx(async (tx) => {
      await this.logos.insert(tx, logo, actor.userId);
      return await this.use(tx, actor, logo.sha256);
    });
  }

  /** Null: none. Throws SETTINGS.COMPANY_FIRST, SETTINGS.LOGO_NOT_FOUND. */
  async choose(actor: Actor, sha256: string | null): Promise<LogoView> {
    return await this.db.tx(async (tx) => {
      if (sha256 !== null && !(await this.logos.exists(tx, sha256))) throw new DomainError('SETTINGS.LOGO_NOT_FOUND');
      return await this.use(tx, actor, sha256);
    });
  }

  /** Throws SETTINGS.LOGO_NOT_FOUND. */
  async image(sha256: string): Promise<Buffer> {
    const image = await this.logos.image(this.db, sha256);
    if (image === null) throw new DomainError('SETTINGS.LOGO_NOT_FOUND');
    return image;
  }

  private async use(tx: Tx, actor: Actor, sha256: string | null): Promise<LogoView> {
    const { company } = await this.companies.versioned(tx, 'FOR UPDATE');
    if (company === null) throw new DomainError('SETTINGS.COMPANY_FIRST');
    await this.companies.useLogo(tx, sha256);
    const after = (await this.companies.find(tx))?.logo ?? null;
    if (company.logo?.sha256 !== after?.sha256) {
      await this.audit.record(tx, actor, {
        ...{ action: 'settings.changed', subject: 'settings', subjectName: company.name },
        ...{ before: inWords(company.logo), after: inWords(after) },
      });
    }
    return { logo: after };
  }
}

/** The audit log tells logos apart by the beginning of their hash. */
function inWords(logo: CompanyLogo | null | undefined): { readonly logo: string | null } {
  return { logo: logo ? `${logo.sha256.slice(0, 12)} (${String(logo.width)} × ${String(logo.height)})` : null };
}
