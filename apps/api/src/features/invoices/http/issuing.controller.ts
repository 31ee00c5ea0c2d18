import { Body, Controller, Headers, Param } from '@nestjs/common';
import { issueCreditNote, issueDeposit, sendInvoice, type InvoiceView } from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam, readIdempotencyKey } from '@picolo/server/http';
import { InvoicesQuery } from '../queries/invoices.query.js';
import { CreditByHand } from '../use-cases/credit-by-hand.use-case.js';
import { DepositByHand } from '../use-cases/deposit-by-hand.use-case.js';
import { SendInvoice } from '../use-cases/send-invoice.use-case.js';
import { CreditNoteDto, DepositDto, SendInvoiceDto } from './invoices.dto.js';

/** Documents that staff asks for, and sends. */
@Controller()
export class IssuingController {
  constructor(
    private readonly invoices: InvoicesQuery,
    private readonly credit: CreditByHand,
    private readonly deposits: DepositByHand,
    private readonly sending: SendInvoice,
  ) {}

  @Serves(issueCreditNote)
  async creditNote(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: CreditNoteDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<InvoiceView> {
    return await this.invoices.one(await this.credit.execute(actor, id, body, readIdempotencyKey(key)), 'all');
  }

  @Serves(sendInvoice)
  async send(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() { to }: SendInvoiceDto,
  ): Promise<InvoiceView> {
    await this.sending.execute(actor, id, to);
    return await this.invoices.one(id, 'all');
  }

  @Serves(issueDeposit)
  async deposit(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Body() body: DepositDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<InvoiceView> {
    return await this.invoices.one(await this.deposits.execute(actor, id, body, readIdempotencyKey(key)), 'all');
  }
}
