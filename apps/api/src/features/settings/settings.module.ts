import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompanySettingsRow } from './persistence/company-settings.entity.js';
import { CompanySettingsRepository } from './persistence/company-settings.repository.js';
import { SettingsFacade } from './settings.facade.js';

@Module({
  imports: [TypeOrmModule.forFeature([CompanySettingsRow])],
  providers: [CompanySettingsRepository, SettingsFacade],
  exports: [SettingsFacade],
})
export class SettingsModule {}
