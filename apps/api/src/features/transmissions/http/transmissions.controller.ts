import { Controller, Param } from '@nestjs/common';
import {
  depositInvoice,
  getPlatform,
  listTransmissions,
  type InvoiceTransmissions,
  type Platform,
} from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { Config } from '@picolo/server/config';
import { IdParam } from '@picolo/server/http';
import { TransmissionsQuery } from '../queries/transmissions.query.js';
import { AskDeposit } from '../use-cases/ask-deposit.use-case.js';

@Controller()
export class TransmissionsController {
  constructor(
    private readonly transmissions: TransmissionsQuery,
    private readonly ask: AskDeposit,
    private readonly config: Config,
  ) {}

  @Serves(listTransmissions)
  list(@Param() { id }: IdParam): Promise<InvoiceTransmissions> {
    return this.transmissions.ofInvoice(id);
  }

  @Serves(depositInvoice)
  async deposit(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<InvoiceTransmissions> {
    await this.ask.byHand(actor, id);
    return await this.transmissions.ofInvoice(id);
  }

  @Serves(getPlatform)
  platform(): { readonly platform: Platform } {
    return { platform: this.config.platform };
  }
}
