import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { SettingsModule } from '../settings/index.js';
import { ApiKeysController } from './http/api-keys.controller.js';
import { ApiKeyRow } from './persistence/api-key.entity.js';
import { ApiKeysRepository } from './persistence/api-keys.repository.js';
import { ApiKeysQuery } from './queries/api-keys.query.js';
import { CreateApiKey } from './use-cases/create-api-key.use-case.js';
import { RevokeApiKey } from './use-cases/revoke-api-key.use-case.js';

/** Programs of others that call the API: their keys. */
@Module({
  imports: [TypeOrmModule.forFeature([ApiKeyRow]), AuditModule, SettingsModule],
  controllers: [ApiKeysController],
  providers: [ApiKeysQuery, ApiKeysRepository, CreateApiKey, RevokeApiKey],
})
export class IntegrationsModule {}
