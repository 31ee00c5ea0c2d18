import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface ZippedPdf {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * The documents as one ZIP, as they are (a PDF does not shrink): the next one is asked for when the one before went out, so
 * that memory holds one of them. Whoever stops reading stops the asking; what `documents` throws breaks the archive off.
 */
export function zipOfPdfs(documents: AsyncIterable<ZippedPdf>): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  void feed(zip, output, documents);
  return output;
}

async function feed(zip: ZipFile, output: Readable, documents: AsyncIterable<ZippedPdf>): Promise<void> {
  const given = new AbortController();
  output.once('close', () => {
    given.abort();
  });
  try {
    for await (const { name, bytes } of documents) {
      // The archive keeps every stream until its end, so a stream must not keep what it has given out.
      const file = new Readable({ read: () => undefined });
      file.push(bytes);
      file.push(null);
      zip.addReadStream(file, name, { compress: false });
      await finished(file, { signal: given.signal });
    }
    zip.end();
  } catch (error) {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}
