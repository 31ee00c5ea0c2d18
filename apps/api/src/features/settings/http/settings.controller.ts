import { Body, Controller, Param, Res } from '@nestjs/common';
import {
  changeCompany,
  chooseCompanyLogo,
  companyLogo,
  getCompany,
  regimeSeller,
  shopSeller,
  uploadCompanyLogo,
  type CompanyView,
  type LogoView,
  type ShopSellerView,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { sendBytes, Uploaded, type ReceivedFile } from '@picolo/server/files';
import type { Response } from 'express';
import { ChangeCompany } from '../use-cases/change-company.use-case.js';
import { ChooseLogo } from '../use-cases/choose-logo.use-case.js';
import { ChangeCompanyDto, LogoChoiceDto, LogoParam } from './settings.dto.js';

@Controller()
export class SettingsController {
  constructor(
    private readonly change: ChangeCompany,
    private readonly logo: ChooseLogo,
  ) {}

  @Serves(getCompany)
  read(): Promise<CompanyView> {
    return this.change.read();
  }

  @Serves(shopSeller)
  async seller(): Promise<ShopSellerView> {
    const { company } = await this.change.read();
    return { seller: company && regimeSeller(company) };
  }

  @Serves(changeCompany)
  write(@CurrentActor() actor: Actor, @Body() body: ChangeCompanyDto): Promise<CompanyView> {
    return this.change.execute(actor, body);
  }

  @Serves(uploadCompanyLogo)
  upload(@CurrentActor() actor: Actor, @Uploaded() file: ReceivedFile): Promise<LogoView> {
    return this.logo.upload(actor, file);
  }

  @Serves(chooseCompanyLogo)
  choose(@CurrentActor() actor: Actor, @Body() { sha256 }: LogoChoiceDto): Promise<LogoView> {
    return this.logo.choose(actor, sha256);
  }

  @Serves(companyLogo)
  async image(@Param() { hash: sha256 }: LogoParam, @Res() response: Response): Promise<void> {
    sendBytes(response, { content: await this.logo.image(sha256), sha256, cache: 'private' });
  }
}
