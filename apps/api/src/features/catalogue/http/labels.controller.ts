import { Body, Controller, Headers, Param, Query, type StreamableFile } from '@nestjs/common';
import { previewProductLabel, printProductLabels } from '@picolo/contracts';
import { CurrentActor, Serves, type Actor } from '@picolo/server/auth';
import { IdParam, readIdempotencyKey, ServesPicture, svgPicture } from '@picolo/server/http';
import { PrintProductLabels } from '../use-cases/print-product-labels.use-case.js';
import { LabelPreviewQueryDto, ProductLabelsDto } from './labels.dto.js';

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

  @Serves(previewProductLabel)
  @ServesPicture()
  async preview(
    @CurrentActor() actor: Actor,
    @Param() { id }: IdParam,
    @Query() { size }: LabelPreviewQueryDto,
  ): Promise<StreamableFile> {
    return svgPicture(await this.labels.picture(actor, id, size));
  }
}
