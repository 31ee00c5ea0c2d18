import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** The archive as a download. */
export const archiveAnswer = ({ stream, size }: { readonly stream: Readable; readonly size: number }): StreamableFile =>
  new StreamableFile(stream, {
    type: 'application/zip',
    length: size,
    disposition: 'attachment; filename="picolo-data.zip"',
  });
