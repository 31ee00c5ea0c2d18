import { Body, Controller, Headers } from '@nestjs/common';
import { printProductLabels } from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { readIdempotencyKey } from '@picolo/server/http';
import { PrintProductLabels } from '../use-cases/print-product-labels.use-case.js';
import { ProductLabelsDto } from './labels.dto.js';

@Controller()
export class LabelsController {
  constructor(private readonly labels: PrintProductLabels) {}

  @Serves(printProductLabels)
  async print(
    @CurrentActor() actor: Actor,
    @Body() body: ProductLabelsDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<{ jobId: number }> {
    return await this.labels.execute(actor, body, readIdempotencyKey(key));
  }
}
