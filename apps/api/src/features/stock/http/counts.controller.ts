import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  addCountLine,
  cancelCount,
  enterCount,
  findCountLine,
  getCount,
  listCountLines,
  listCounts,
  openCount,
  validateCount,
  type CountLineView,
  type CountView,
  type Page,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import { CountLinesQuery } from '../queries/count-lines.query.js';
import { CountsQuery } from '../queries/counts.query.js';
import { CloseCount } from '../use-cases/close-count.use-case.js';
import { EnterCount } from '../use-cases/enter-count.use-case.js';
import { OpenCount } from '../use-cases/open-count.use-case.js';
import {
  CountCodeDto,
  CountEntryDto,
  CountLineQueryDto,
  CountListQueryDto,
  CountProductDto,
  OpenCountDto,
} from './count.dto.js';

@Controller()
export class CountsController {
  constructor(
    private readonly counts: CountsQuery,
    private readonly lines: CountLinesQuery,
    private readonly opening: OpenCount,
    private readonly entering: EnterCount,
    private readonly closing: CloseCount,
  ) {}

  @Serves(listCounts)
  list(@Query() query: CountListQueryDto): Promise<Page<CountView>> {
    return this.counts.page(query);
  }

  @Serves(openCount)
  async open(@CurrentActor() actor: Actor, @Body() body: OpenCountDto): Promise<CountView> {
    return await this.counts.byId(await this.opening.execute(actor, body));
  }

  @Serves(getCount)
  one(@Param() { id }: IdParam): Promise<CountView> {
    return this.counts.byId(id);
  }

  @Serves(listCountLines)
  async page(@Param() { id }: IdParam, @Query() query: CountLineQueryDto): Promise<Page<CountLineView>> {
    await this.counts.byId(id);
    return await this.lines.page(id, query);
  }

  @Serves(findCountLine)
  async find(@Param() { id }: IdParam, @Query() { code }: CountCodeDto): Promise<CountLineView> {
    await this.counts.byId(id);
    return await this.lines.byCode(id, code);
  }

  @Serves(addCountLine)
  addLine(@Param() { id }: IdParam, @Body() { productId }: CountProductDto): Promise<CountLineView> {
    return this.entering.addLine(id, productId);
  }

  @Serves(enterCount)
  enter(@CurrentActor() actor: Actor, @Param() { id }: IdParam, @Body() body: CountEntryDto): Promise<CountLineView> {
    return this.entering.enter(actor, id, body);
  }

  @Serves(validateCount)
  async validate(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<CountView> {
    await this.closing.validate(actor, id);
    return await this.counts.byId(id);
  }

  @Serves(cancelCount)
  async cancel(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<CountView> {
    await this.closing.cancel(actor, id);
    return await this.counts.byId(id);
  }
}
