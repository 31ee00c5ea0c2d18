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
  list(@CurrentActor() { clientIds }: Actor, @Query() query: InvoiceListQueryDto): Promise<Page<InvoiceListItem>> {
    return this.invoices.page(query, { clientIds });
  }

  @Serves(getMyInvoice)
  one(@CurrentActor() { clientIds }: Actor, @Param() { id }: IdParam): Promise<InvoiceView> {
    return this.invoices.one(id, { clientIds });
  }

  @Serves(myInvoicePdf)
  async pdf(@CurrentActor() { clientIds }: Actor, @Param() { id }: IdParam): Promise<StreamableFile> {
    return pdfAnswer(await this.invoices.pdf(id, { clientIds }));
  }
}
