import { Injectable } from '@nestjs/common';
import { Consumes, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import { RenderInvoice } from '../use-cases/render-invoice.use-case.js';

/** The document is made after the commit of the issue. Rendering fills a core: two at a time keep the process awake. */
@Injectable()
@Consumes('invoice-render', { concurrency: 2 })
export class RenderInvoiceWhenIssued implements ConsumerHandler<'invoice-render'> {
  constructor(private readonly render: RenderInvoice) {}

  async handle(delivery: Delivery<'invoice-render'>): Promise<void> {
    await this.render.execute(delivery, delivery.payload.invoiceId);
  }
}
