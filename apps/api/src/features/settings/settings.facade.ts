import { Injectable } from '@nestjs/common';
import type { CompanySettings } from '@picolo/contracts';
import { defaultZone } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { CompanyLogosRepository } from './persistence/company-logos.repository.js';
import { CompanySettingsRepository } from './persistence/company-settings.repository.js';
import { logoImage } from './use-cases/logo-image.js';

/** What the company says of itself, for the features that print, date and number by it. */
@Injectable()
export class SettingsFacade {
  constructor(
    private readonly repository: CompanySettingsRepository,
    private readonly db: Db,
    private readonly logos: CompanyLogosRepository,
  ) {}

  /** The zone that decides what a day is (IANA); before the company is set up, the one it most likely is in. */
  async timeZone(tx?: Tx): Promise<string> {
    const company = await (tx === undefined ? this.db.tx((own) => this.company(own)) : this.company(tx));
    return company?.timeZone ?? defaultZone;
  }

  /** Read from the database each time: a change has effect at once. Null while nothing was set up. */
  async company(tx: Tx): Promise<CompanySettings | null> {
    return await this.repository.find(tx);
  }

  /** The bytes of a logo, present or past. Throws when there never was one of that hash. */
  async logo(sha256: string): Promise<Buffer> {
    const image = await this.logos.image(this.db, sha256);
    if (image === null) throw new Error(`no logo has the hash ${sha256}`);
    return image;
  }

  /** Puts the settings in place of those before, for the seeds. */
  async storeCompany(tx: Tx, settings: CompanySettings): Promise<void> {
    await this.repository.store(tx, settings);
  }

  /** Makes a drawing (SVG) the logo, for the seeds. */
  async storeLogo(tx: Tx, drawing: string): Promise<void> {
    const logo = await logoImage(Buffer.from(drawing), 'image/svg+xml');
    await this.logos.insert(tx, logo, null);
    await this.repository.useLogo(tx, logo.sha256);
  }
}
