import { Controller, Query } from '@nestjs/common';
import { listMyPrints, type MyPrintView, type Page } from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { ListQueryDto } from '@picolo/server/http';
import { MyPrintsQuery } from '../queries/my-prints.query.js';

@Controller()
export class MyPrintsController {
  constructor(private readonly prints: MyPrintsQuery) {}

  @Serves(listMyPrints)
  async list(@CurrentActor() actor: Actor, @Query() query: ListQueryDto): Promise<Page<MyPrintView>> {
    return await this.prints.page(actor.userId, query);
  }
}
