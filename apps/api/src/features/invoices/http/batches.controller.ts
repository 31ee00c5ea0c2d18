import { Body, Controller, Headers, Param, Query, StreamableFile } from '@nestjs/common';
import {
  getBatch,
  invoiceArchive,
  listBatches,
  listWaitingOrders,
  startBatch,
  type BatchListItem,
  type BatchView,
  type Page,
  type WaitingOrder,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam, localeOf, PageQueryDto, readIdempotencyKey } from '@picolo/server/http';
import { BatchesQuery } from '../queries/batches.query.js';
import { InvoiceArchive } from '../queries/invoice-archive.query.js';
import { StartBatch } from '../use-cases/start-batch.use-case.js';
import { BatchDto, InvoiceArchiveQueryDto, WaitingQueryDto } from './batches.dto.js';

/** Many invoices at once: made together, downloaded together. */
@Controller()
export class BatchesController {
  constructor(
    private readonly batches: BatchesQuery,
    private readonly starting: StartBatch,
    private readonly archive: InvoiceArchive,
  ) {}

  @Serves(listWaitingOrders)
  waiting(
    @Query() query: WaitingQueryDto,
    @Headers('accept-language') spoken: string | undefined,
  ): Promise<Page<WaitingOrder>> {
    return this.batches.waiting(query, localeOf(spoken));
  }

  @Serves(startBatch)
  async start(
    @CurrentActor() actor: Actor,
    @Body() body: BatchDto,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('accept-language') spoken: string | undefined,
  ): Promise<BatchView> {
    const id = await this.starting.execute(actor, body, readIdempotencyKey(key));
    return await this.batches.one(id, localeOf(spoken));
  }

  @Serves(listBatches)
  list(@Query() query: PageQueryDto): Promise<Page<BatchListItem>> {
    return this.batches.page(query);
  }

  @Serves(getBatch)
  one(@Param() { id }: IdParam, @Headers('accept-language') spoken: string | undefined): Promise<BatchView> {
    return this.batches.one(id, localeOf(spoken));
  }

  @Serves(invoiceArchive)
  async documents(@Query() query: InvoiceArchiveQueryDto): Promise<StreamableFile> {
    return new StreamableFile(await this.archive.zip(query), {
      type: 'application/zip',
      disposition: 'attachment; filename="factures.zip"',
    });
  }
}
