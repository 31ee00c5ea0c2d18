import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule, StockLevels, ThresholdWatch } from '../catalogue/index.js';
import { MovementsController } from './http/movements.controller.js';
import { VerifyStockCommand } from './jobs/verify-stock.command.js';
import { VerifyStockSweep } from './jobs/verify-stock.sweep.js';
import { LocationEntity } from './persistence/location.entity.js';
import { StockLevelEntity } from './persistence/stock-level.entity.js';
import { StockMovementEntity } from './persistence/stock-movement.entity.js';
import { StockRepository } from './persistence/stock.repository.js';
import { LedgerCheckQuery } from './queries/ledger-check.query.js';
import { MovementsQuery } from './queries/movements.query.js';
import { StockLevelsQuery } from './queries/stock-levels.query.js';
import { StockFacade } from './stock.facade.js';
import { AddMovement } from './use-cases/add-movement.use-case.js';
import { AnnounceMovement } from './use-cases/announce-movement.js';
import { ApplyStock } from './use-cases/apply-stock.js';
import { WatchThresholds } from './use-cases/watch-thresholds.js';

/** Global, because it answers the catalogue's questions (StockLevels, ThresholdWatch), which must not know it. */
@Global()
@Module({
  imports: [
    AuditModule,
    CatalogueModule,
    TypeOrmModule.forFeature([LocationEntity, StockLevelEntity, StockMovementEntity]),
  ],
  controllers: [MovementsController],
  providers: [
    StockRepository,
    ApplyStock,
    AddMovement,
    AnnounceMovement,
    MovementsQuery,
    LedgerCheckQuery,
    VerifyStockCommand,
    VerifyStockSweep,
    StockFacade,
    { provide: StockLevels, useClass: StockLevelsQuery },
    { provide: ThresholdWatch, useClass: WatchThresholds },
  ],
  exports: [StockFacade, StockLevels, ThresholdWatch],
})
export class StockModule {}
