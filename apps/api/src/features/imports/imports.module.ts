import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule } from '../catalogue/index.js';
import { StockModule } from '../stock/index.js';
import { ImportsController } from './http/imports.controller.js';
import { ForgetImportsSweep } from './jobs/forget-imports.sweep.js';
import { RunImport } from './jobs/run-import.job.js';
import { ImportErrorEntity, ImportLevelEntity, ImportRowEntity } from './persistence/import-row.entity.js';
import { ImportRunEntity } from './persistence/import-run.entity.js';
import { ImportRunsRepository } from './persistence/import-runs.repository.js';
import { StagingRepository } from './persistence/staging.repository.js';
import { ImportsQuery } from './queries/imports.query.js';
import { ProductExportQuery } from './queries/product-export.query.js';
import { ApplyImport } from './use-cases/apply-import.use-case.js';
import { CancelImport } from './use-cases/cancel-import.use-case.js';
import { CheckImport } from './use-cases/check-import.use-case.js';
import { ConfirmImport } from './use-cases/confirm-import.use-case.js';
import { ForgetImports } from './use-cases/forget-imports.use-case.js';
import { ImportParts } from './use-cases/import-parts.js';
import { ImportStore } from './use-cases/import-store.js';
import { StageImport } from './use-cases/stage-import.use-case.js';
import { StartImport } from './use-cases/start-import.use-case.js';

/** Products and levels from files, and into files (ST-7). */
@Module({
  imports: [
    AuditModule,
    CatalogueModule,
    StockModule,
    TypeOrmModule.forFeature([ImportRunEntity, ImportRowEntity, ImportLevelEntity, ImportErrorEntity]),
  ],
  controllers: [ImportsController],
  providers: [
    ImportRunsRepository,
    StagingRepository,
    ImportStore,
    ImportParts,
    ImportsQuery,
    ProductExportQuery,
    StartImport,
    StageImport,
    CheckImport,
    ConfirmImport,
    ApplyImport,
    CancelImport,
    ForgetImports,
    ForgetImportsSweep,
    RunImport,
  ],
})
export class ImportsModule {}
