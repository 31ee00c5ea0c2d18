import { Injectable } from '@nestjs/common';
import { Consumes, type ConsumerHandler, type Delivery } from '@picolo/server/outbox';
import { RENDER_THREADS } from '../documents/render-threads.js';
import { RenderInvoice } from '../use-cases/render-invoice.use-case.js';

/**
 * The document is made after the commit of the issue. Twice as many deliveries as threads: while one is read or stored,
 * its thread renders another.
 */
@Injectable()
@Consumes('invoice-render', { concurrency: 2 * RENDER_THREADS })
export class RenderInvoiceWhenIssued implements ConsumerHandler<'invoice-render'> {
  constructor(private readonly render: RenderInvoice) {}

  async handle(delivery: Delivery<'invoice-render'>): Promise<void> {
    await this.render.execute(delivery, delivery.payload.invoiceId);
  }
}
