import { Controller, Param, Query, type StreamableFile } from '@nestjs/common';
import {
  getInvoice,
  invoicePdf,
  listInvoices,
  verifyInvoices,
  type ChainReport,
  type InvoiceListItem,
  type InvoiceView,
  type Page,
} from '@picolo/contracts';
import { Serves } from '@picolo/server/auth';
import { IdParam } from '@picolo/server/http';
import { InvoicesQuery } from '../queries/invoices.query.js';
import { VerifyInvoices } from '../use-cases/verify-invoices.use-case.js';
import { InvoiceListQueryDto } from './invoices.dto.js';
import { pdfAnswer } from './pdf-answer.js';

@Controller()
export class InvoicesController {
  constructor(
    private readonly invoices: InvoicesQuery,
    private readonly verify: VerifyInvoices,
  ) {}

  @Serves(listInvoices)
  list(@Query() query: InvoiceListQueryDto): Promise<Page<InvoiceListItem>> {
    return this.invoices.page(query, 'all');
  }

  @Serves(getInvoice)
  one(@Param() { id }: IdParam): Promise<InvoiceView> {
    return this.invoices.one(id, 'all');
  }

  @Serves(invoicePdf)
  async pdf(@Param() { id }: IdParam): Promise<StreamableFile> {
    return pdfAnswer(await this.invoices.pdf(id, 'all'));
  }

  @Serves(verifyInvoices)
  chains(): Promise<ChainReport[]> {
    return this.verify.execute();
  }
}
