import { Injectable, Module } from '@nestjs/common';
import { Db } from '@picolo/server/db';
import { LetterHead, type LetterHeadValues } from '@picolo/server/mail';
import { SettingsFacade } from './settings.facade.js';
import { SettingsModule } from './settings.module.js';

@Injectable()
class CompanyLetterHead extends LetterHead {
  constructor(
    private readonly db: Db,
    private readonly settings: SettingsFacade,
  ) {
    super();
  }

  async read(): Promise<LetterHeadValues> {
    const company = await this.db.tx((tx) => this.settings.company(tx));
    return { company: company?.name ?? 'Picolo', replyTo: company?.email ?? null };
  }
}

/** Letters come from the company that the settings describe. */
@Module({
  imports: [SettingsModule],
  providers: [{ provide: LetterHead, useClass: CompanyLetterHead }],
  exports: [LetterHead],
})
export class LetterHeadModule {}
