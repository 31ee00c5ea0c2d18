import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../audit/index.js';
import { CatalogueModule, StockLevels, ThresholdWatch } from '../catalogue/index.js';
import { SettingsModule } from '../settings/index.js';
import { CountsController } from './http/counts.controller.js';
import { LocationsController } from './http/locations.controller.js';
import { MovementsController } from './http/movements.controller.js';
import { VerifyStockCommand } from './jobs/verify-stock.command.js';
import { VerifyStockSweep } from './jobs/verify-stock.sweep.js';
import { CountsRepository } from './persistence/counts.repository.js';
import { ImportLevelsRepository } from './persistence/import-levels.repository.js';
import { LocationEntity } from './persistence/location.entity.js';
import { LocationsRepository } from './persistence/locations.repository.js';
import { StockCountEntity } from './persistence/stock-count.entity.js';
import { StockCountEntryEntity, StockCountLineEntity } from './persistence/stock-count-line.entity.js';
import { StockLevelEntity } from './persistence/stock-level.entity.js';
import { StockMovementEntity } from './persistence/stock-movement.entity.js';
import { StockTransferEntity } from './persistence/stock-transfer.entity.js';
import { StockRepository } from './persistence/stock.repository.js';
import { CountLinesQuery } from './queries/count-lines.query.js';
import { CountsQuery } from './queries/counts.query.js';
import { LedgerCheckQuery } from './queries/ledger-check.query.js';
import { LocationsQuery } from './queries/locations.query.js';
import { MovementsQuery } from './queries/movements.query.js';
import { StockBooks } from './queries/stock-books.query.js';
import { StockHistoryQuery } from './queries/stock-history.query.js';
import { StockLevelsQuery } from './queries/stock-levels.query.js';
import { StockWorthQuery } from './queries/stock-worth.query.js';
import { TransfersQuery } from './queries/transfers.query.js';
import { StockOverview } from './overview.facade.js';
import { StockImports } from './stock-imports.facade.js';
import { CountRoom, StockDesk } from './stock-desk.js';
import { StockFacade } from './stock.facade.js';
import { AddMovement } from './use-cases/add-movement.use-case.js';
import { AnnounceStock } from './use-cases/announce-stock.js';
import { ApplyStock } from './use-cases/apply-stock.js';
import { CloseCount } from './use-cases/close-count.use-case.js';
import { CountMany } from './use-cases/count-many.js';
import { EnterCount } from './use-cases/enter-count.use-case.js';
import { KeepLocations } from './use-cases/keep-locations.use-case.js';
import { OpenCount } from './use-cases/open-count.use-case.js';
import { TransferStock } from './use-cases/transfer-stock.use-case.js';
import { PersonalDataOfStock } from './personal-data.js';
import { WatchThresholds } from './use-cases/watch-thresholds.js';

const entities = [
  LocationEntity,
  StockLevelEntity,
  StockMovementEntity,
  StockTransferEntity,
  StockCountEntity,
  StockCountLineEntity,
  StockCountEntryEntity,
];

/** Global, because it answers the catalogue's questions (StockLevels, ThresholdWatch), which must not know it. */
@Global()
@Module({
  imports: [AuditModule, CatalogueModule, SettingsModule, TypeOrmModule.forFeature(entities)],
  controllers: [MovementsController, LocationsController, CountsController],
  providers: [
    PersonalDataOfStock,
    StockRepository,
    LocationsRepository,
    ApplyStock,
    AnnounceStock,
    AddMovement,
    CountMany,
    TransferStock,
    KeepLocations,
    MovementsQuery,
    LocationsQuery,
    TransfersQuery,
    StockWorthQuery,
    StockOverview,
    CountsRepository,
    CountsQuery,
    CountLinesQuery,
    StockBooks,
    StockHistoryQuery,
    OpenCount,
    EnterCount,
    CloseCount,
    LedgerCheckQuery,
    VerifyStockCommand,
    VerifyStockSweep,
    StockFacade,
    StockDesk,
    CountRoom,
    ImportLevelsRepository,
    StockImports,
    { provide: StockLevels, useClass: StockLevelsQuery },
    { provide: ThresholdWatch, useClass: WatchThresholds },
  ],
  exports: [StockFacade, StockDesk, StockOverview, StockImports, StockLevels, ThresholdWatch],
})
export class StockModule {}
