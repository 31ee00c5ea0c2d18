import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { ClientsModule } from '../clients/index.js';
import { IdentityModule } from '../identity/index.js';
import { ClientDataController } from './http/client-data.controller.js';
import { MyDataController } from './http/my-data.controller.js';
import { MakeExportWhenAsked } from './jobs/make-export-when-asked.job.js';
import { PrivacySweep } from './jobs/privacy.sweep.js';
import { ErasuresRepository } from './persistence/erasures.repository.js';
import { ExportsRepository } from './persistence/exports.repository.js';
import { ErasureEntity, PersonalExportEntity, PersonalExportPartEntity } from './persistence/privacy.entity.js';
import { PersonalDataQuery } from './queries/personal-data.query.js';
import { AskErasure } from './use-cases/ask-erasure.use-case.js';
import { AskExport } from './use-cases/ask-export.use-case.js';
import { EraseDue } from './use-cases/erase-due.use-case.js';
import { ErasePerson } from './use-cases/erase-person.js';
import { MakeExport } from './use-cases/make-export.use-case.js';
import { OpenMatters } from './use-cases/open-matters.js';
import { PersonalDataSources } from './use-cases/personal-data-sources.js';
import { TidyExports } from './use-cases/tidy-exports.use-case.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([PersonalExportEntity, PersonalExportPartEntity, ErasureEntity]),
    AuditModule,
    ClientsModule,
    IdentityModule,
  ],
  controllers: [MyDataController, ClientDataController],
  providers: [
    ExportsRepository,
    ErasuresRepository,
    PersonalDataQuery,
    PersonalDataSources,
    OpenMatters,
    AskExport,
    MakeExport,
    AskErasure,
    ErasePerson,
    EraseDue,
    TidyExports,
    MakeExportWhenAsked,
    PrivacySweep,
  ],
})
export class PrivacyModule {}
