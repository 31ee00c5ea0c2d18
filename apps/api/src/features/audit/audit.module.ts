import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditFacade } from './audit.facade.js';
import { AuditController } from './http/audit.controller.js';
import { AuditEntryEntity } from './persistence/audit-entry.entity.js';
import { AuditRepository } from './persistence/audit.repository.js';
import { PersonKeyEntity } from './persistence/person-key.entity.js';
import { PersonKeysRepository } from './persistence/person-keys.repository.js';
import { AuditQuery } from './queries/audit.query.js';

@Module({
  imports: [TypeOrmModule.forFeature([AuditEntryEntity, PersonKeyEntity])],
  controllers: [AuditController],
  providers: [AuditRepository, PersonKeysRepository, AuditQuery, AuditFacade],
  exports: [AuditFacade],
})
export class AuditModule {}
