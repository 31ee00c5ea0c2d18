import { Controller, Param, type StreamableFile } from '@nestjs/common';
import { previewPrintJob } from '@picolo/contracts';
import { Serves } from '@picolo/server/auth';
import { IdParam, ServesPicture, svgPicture } from '@picolo/server/http';
import { PrintPreviewQuery } from '../queries/print-preview.query.js';

@Controller()
export class PrintPreviewController {
  constructor(private readonly previews: PrintPreviewQuery) {}

  @Serves(previewPrintJob)
  @ServesPicture()
  async preview(@Param() { id }: IdParam): Promise<StreamableFile> {
    return svgPicture(await this.previews.svg(id));
  }
}
