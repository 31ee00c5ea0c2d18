import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { PersonalFile } from '@picolo/server/personal-data';
import { ZipFile } from 'yazl';

const pieceBytes = 1_000_000;

/** Feeds the archive file by file: the next one is made when the one before was taken. */
const feed = async (zip: ZipFile, files: AsyncIterable<PersonalFile>): Promise<void> => {
  try {
    for await (const { path, content } of files) {
      const file = Readable.from([Buffer.from(content)]);
      zip.addReadStream(file, path);
      await finished(file);
    }
    zip.end();
  } catch (error) {
    (zip.outputStream as Readable).destroy(error instanceof Error ? error : new Error(String(error)));
  }
};

/** The files as one ZIP, in pieces of about a megabyte. What `files` throws, this throws. */
export async function* zipOf(files: AsyncIterable<PersonalFile>): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  void feed(zip, files);
  let kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) {
    kept.push(chunk);
    size += chunk.length;
    if (size < pieceBytes) continue;
    yield Buffer.concat(kept);
    kept = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(kept);
}
