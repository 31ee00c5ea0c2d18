import { Controller, Param, Query, type StreamableFile } from '@nestjs/common';
import {
  getMyInvoice,
  listMyInvoices,
  myInvoicePdf,
  type InvoiceListItem,
  type InvoiceView,
  type Page,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import { InvoicesQuery } from '../queries/invoices.query.js';
import { InvoiceListQueryDto } from './invoices.dto.js';
import { pdfAnswer } from './pdf-answer.js';

/** A client's own invoices; another's id is not found. */
@Controller()
export class MyInvoicesController {
  constructor(private readonly invoices: InvoicesQuery) {}

  @Serves(listMyInvoices)
  list(@CurrentActor() { clientId }: Actor, @Query() query: InvoiceListQueryDto): Promise<Page<InvoiceListItem>> {
    return this.invoices.page(query, { clientId });
  }

  @Serves(getMyInvoice)
  one(@CurrentActor() { clientId }: Actor, @Param() { id }: IdParam): Promise<InvoiceView> {
    return this.invoices.one(id, { clientId });
  }

  @Serves(myInvoicePdf)
  async pdf(@CurrentActor() { clientId }: Actor, @Param() { id }: IdParam): Promise<StreamableFile> {
    return pdfAnswer(await this.invoices.pdf(id, { clientId }));
  }
}
