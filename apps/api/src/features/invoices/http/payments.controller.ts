import { Body, Controller, Headers, Param } from '@nestjs/common';
import { cancelPayment, recordPayment, type InvoiceView } from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam, readIdempotencyKey } from '@picolo/server/http';
import { InvoicesQuery } from '../queries/invoices.query.js';
import { CancelPayment } from '../use-cases/cancel-payment.use-case.js';
import { RecordPayment } from '../use-cases/record-payment.use-case.js';
import { CancelPaymentDto, PaymentDto, PaymentParam } from './invoices.dto.js';

@Controller()
export class PaymentsController {
  constructor(
    private readonly invoices: InvoicesQuery,
    private readonly record: RecordPayment,
    private readonly cancellation: CancelPayment,
  ) {}

  @Serves(recordPayment)
  async pay(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() { amountCents, method, paidOn, reference }: PaymentDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<InvoiceView> {
    await this.record.execute(
      actor,
      { invoiceId: id, amountCents, method, paidOn, reference },
      readIdempotencyKey(key),
    );
    return await this.invoices.one(id, 'all');
  }

  @Serves(cancelPayment)
  async cancel(
    @CurrentActor() actor: Actor,
    @Param() { id, paymentId }: PaymentParam,
    @Body() { reason }: CancelPaymentDto,
  ): Promise<InvoiceView> {
    await this.cancellation.execute(actor, { invoiceId: id, paymentId, reason });
    return await this.invoices.one(id, 'all');
  }
}
