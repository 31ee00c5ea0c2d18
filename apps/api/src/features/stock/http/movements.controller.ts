import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  addMovement,
  listMovements,
  stockHistory,
  type MovementResult,
  type MovementView,
  type Page,
  type StockHistoryView,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import { MovementsQuery } from '../queries/movements.query.js';
import { StockHistoryQuery } from '../queries/stock-history.query.js';
import { AddMovement } from '../use-cases/add-movement.use-case.js';
import { HistoryQueryDto } from './count.dto.js';
import { AddMovementDto, MovementListQueryDto } from './movement.dto.js';

@Controller()
export class MovementsController {
  constructor(
    private readonly movements: MovementsQuery,
    private readonly add: AddMovement,
    private readonly history: StockHistoryQuery,
  ) {}

  @Serves(listMovements)
  list(@Query() query: MovementListQueryDto): Promise<Page<MovementView>> {
    return this.movements.page(query);
  }

  @Serves(addMovement)
  create(@CurrentActor() actor: Actor, @Body() body: AddMovementDto): Promise<MovementResult> {
    return this.add.execute(actor, body);
  }

  @Serves(stockHistory)
  of(@Param() { id }: IdParam, @Query() { days, locationId }: HistoryQueryDto): Promise<StockHistoryView> {
    return this.history.of(id, days ?? 30, locationId);
  }
}
