import { Body, Controller, Headers, Param, Query } from '@nestjs/common';
import {
  cancelPrintJob,
  decidePrintJob,
  getPrintJob,
  listPrintJobs,
  print,
  reprintJob,
  type Page,
  type PrintJobDetail,
  type PrintJobView,
} from '@picolo/contracts';
import { CurrentActor, CurrentCaller, Serves, type Actor, type Caller } from '@picolo/server/auth';
import { IdParam, readIdempotencyKey } from '@picolo/server/http';
import { PrintJobsQuery } from '../queries/print-jobs.query.js';
import { CancelPrintJob } from '../use-cases/cancel-print-job.use-case.js';
import { DecidePrintJob } from '../use-cases/decide-print-job.use-case.js';
import { PrintMessage } from '../use-cases/print-message.use-case.js';
import { ReprintJob } from '../use-cases/reprint-job.use-case.js';
import { DecisionDto, PrintDto, PrintJobListQueryDto } from './print-jobs.dto.js';

@Controller()
export class PrintJobsController {
  constructor(
    private readonly message: PrintMessage,
    private readonly decision: DecidePrintJob,
    private readonly reprint: ReprintJob,
    private readonly cancellation: CancelPrintJob,
    private readonly jobs: PrintJobsQuery,
  ) {}

  @Serves(print)
  async print(
    @CurrentCaller() caller: Caller,
    @Body() body: PrintDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<PrintJobView> {
    return await this.jobs.one(await this.message.execute(caller, body, readIdempotencyKey(key)));
  }

  @Serves(listPrintJobs)
  async list(@Query() query: PrintJobListQueryDto): Promise<Page<PrintJobView>> {
    return await this.jobs.page(query);
  }

  @Serves(getPrintJob)
  async one(@Param() { id }: IdParam): Promise<PrintJobDetail> {
    return await this.jobs.detail(id);
  }

  @Serves(decidePrintJob)
  async decide(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() { decision }: DecisionDto,
  ): Promise<PrintJobDetail> {
    return await this.jobs.detail(await this.decision.execute(actor, id, decision));
  }

  @Serves(reprintJob)
  async again(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<PrintJobDetail> {
    return await this.jobs.detail(await this.reprint.execute(actor, id));
  }

  @Serves(cancelPrintJob)
  async cancel(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<PrintJobDetail> {
    await this.cancellation.execute(actor, id);
    return await this.jobs.detail(id);
  }
}
