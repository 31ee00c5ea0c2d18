import { Body, Controller } from '@nestjs/common';
import { changeCompany, getCompany, type CompanyView } from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { ChangeCompany } from '../use-cases/change-company.use-case.js';
import { ChangeCompanyDto } from './settings.dto.js';

@Controller()
export class SettingsController {
  constructor(private readonly change: ChangeCompany) {}

  @Serves(getCompany)
  read(): Promise<CompanyView> {
    return this.change.read();
  }

  @Serves(changeCompany)
  write(@CurrentActor() actor: Actor, @Body() body: ChangeCompanyDto): Promise<CompanyView> {
    return this.change.execute(actor, body);
  }
}
