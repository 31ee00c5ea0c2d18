import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** Lines as they come, to be saved under that name. */
export const csvAnswer = (lines: AsyncIterable<string>, name: string): StreamableFile =>
  new StreamableFile(Readable.from(lines, { objectMode: false }), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}"`,
  });
