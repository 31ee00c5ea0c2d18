import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { SettingsController } from './http/settings.controller.js';
import { CompanyLogoRow } from './persistence/company-logo.entity.js';
import { CompanyLogosRepository } from './persistence/company-logos.repository.js';
import { CompanySettingsRow } from './persistence/company-settings.entity.js';
import { CompanySettingsRepository } from './persistence/company-settings.repository.js';
import { SettingsFacade } from './settings.facade.js';
import { ChangeCompany } from './use-cases/change-company.use-case.js';
import { ChooseLogo } from './use-cases/choose-logo.use-case.js';

@Module({
  imports: [AuditModule, TypeOrmModule.forFeature([CompanyLogoRow, CompanySettingsRow])],
  controllers: [SettingsController],
  providers: [ChangeCompany, ChooseLogo, CompanyLogosRepository, CompanySettingsRepository, SettingsFacade],
  exports: [SettingsFacade],
})
export class SettingsModule {}
