import { Body, Controller, Headers, Param, Query, StreamableFile } from '@nestjs/common';
import {
  cancelPrintJob,
  decidePrintJob,
  exportPrintJobs,
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
import { PrintJournalQuery } from '../queries/print-journal.query.js';
import { CancelPrintJob } from '../use-cases/cancel-print-job.use-case.js';
import { DecidePrintJob } from '../use-cases/decide-print-job.use-case.js';
import { PrintMessage } from '../use-cases/print-message.use-case.js';
import { ReprintJob } from '../use-cases/reprint-job.use-case.js';
import { DecisionDto, PrintDto, PrintJobListQueryDto, PrintJournalQueryDto, ReprintDto } from './print-jobs.dto.js';

@Controller()
export class PrintJobsController {
  constructor(
    private readonly message: PrintMessage,
    private readonly decision: DecidePrintJob,
    private readonly reprint: ReprintJob,
    private readonly cancellation: CancelPrintJob,
    private readonly jobs: PrintJobsQuery,
    private readonly journal: PrintJournalQuery,
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

  @Serves(exportPrintJobs)
  async csv(@Query() query: PrintJournalQueryDto): Promise<StreamableFile> {
    return new StreamableFile(await this.journal.csv(query), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${query.locale === 'en' ? 'prints' : 'impressions'}.csv"`,
    });
  }

  @Serves(getPrintJob)
  async one(@Param() { id }: IdParam): Promise<PrintJobDetail> {
    return await this.jobs.detail(id);
  }

  @Serves(decidePrintJob)
  async decide(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() { decision, ...wishes }: DecisionDto,
  ): Promise<PrintJobDetail> {
    return await this.jobs.detail(await this.decision.execute(actor, id, decision, wishes));
  }

  @Serves(reprintJob)
  async again(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() wishes: ReprintDto,
  ): Promise<PrintJobDetail> {
    return await this.jobs.detail(await this.reprint.execute(actor, id, wishes));
  }

  @Serves(cancelPrintJob)
  async cancel(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<PrintJobDetail> {
    await this.cancellation.execute(actor, id);
    return await this.jobs.detail(id);
  }
}
