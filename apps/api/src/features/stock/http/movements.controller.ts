import { Body, Controller, Query } from '@nestjs/common';
import { addMovement, listMovements, type MovementResult, type MovementView, type Page } from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { MovementsQuery } from '../queries/movements.query.js';
import { AddMovement } from '../use-cases/add-movement.use-case.js';
import { AddMovementDto, MovementListQueryDto } from './movement.dto.js';

@Controller()
export class MovementsController {
  constructor(
    private readonly movements: MovementsQuery,
    private readonly add: AddMovement,
  ) {}

  @Serves(listMovements)
  list(@Query() query: MovementListQueryDto): Promise<Page<MovementView>> {
    return this.movements.page(query);
  }

  @Serves(addMovement)
  create(@CurrentActor() actor: Actor, @Body() body: AddMovementDto): Promise<MovementResult> {
    return this.add.execute(actor, body);
  }
}
