import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError, type UploadRules } from '@picolo/contracts';
import busboy from 'busboy';
import { mediaTypeOf, typeLabels } from './media-type.js';

/** A file that came in and is nobody's yet: kept by `Files.keep`, or removed when its request ends. */
export interface ReceivedFile {
  /** Its name once it is kept. */
  readonly uuid: string;
  /** As the sender calls it; never part of a path. */
  readonly name: string;
  /** Found in the bytes. */
  readonly mediaType: string;
  readonly bytes: number;
  /** Of the content, lowercase hex. */
  readonly sha256: string;
  /** Where it lies until it is kept. */
  readonly path: string;
}

export interface Received {
  readonly file: ReceivedFile;
  /** The text fields of the form. */
  readonly fields: Readonly<Record<string, string>>;
}

interface Arrival {
  readonly uuid: string;
  readonly name: string;
  readonly path: string;
  readonly limited: () => boolean;
  readonly done: Promise<{ readonly bytes: number; readonly sha256: string }>;
}

const megabyte = 1024 * 1024;

/** The last part of whatever path it was, one line, at most 200 characters. */
const plainName = (name: string | undefined): string => {
  const last = (name ?? '').split(/[\\/]/u).at(-1) ?? '';
  const text = last.replace(/\p{C}/gu, '').normalize('NFC').trim().slice(-200);
  return text === '' ? 'fichier' : text;
};

const store = async (stream: Readable, path: string): Promise<{ bytes: number; sha256: string }> => {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk);
      bytes += chunk.length;
      next(null, chunk);
    },
  });
  await pipeline(stream, measure, createWriteStream(path, { mode: 0o600 }));
  return { bytes, sha256: hash.digest('hex') };
};

const openForm = (request: IncomingMessage, { maxBytes }: UploadRules): ReturnType<typeof busboy> => {
  try {
    // One byte more than allowed: a file of exactly the limit is whole.
    const limits = { fileSize: maxBytes + 1, files: 1, fields: 20, fieldSize: 10_240, parts: 25 };
    return busboy({ headers: request.headers, limits, defParamCharset: 'utf8' });
  } catch {
    throw new DomainError('FILES.MISSING');
  }
};

/** Reads the form to its end; the file goes to the disk as it comes, whatever its length. */
const readForm = async (
  request: IncomingMessage,
  rules: UploadRules,
  folder: string,
): Promise<{ arrival: Arrival | null; fields: Record<string, string> }> => {
  const form = openForm(request, rules);
  const fields: Record<string, string> = {};
  let arrival: Arrival | null = null;
  form.on('field', (name, value) => {
    if (!Object.hasOwn(fields, name) && name !== '__proto__') fields[name] = value;
  });
  form.on('file', (_part, stream, { filename }) => {
    const uuid = randomUUID();
    const path = join(folder, uuid);
    let limited = false;
    stream.on('limit', () => (limited = true));
    const done = store(stream, path);
    // Told when the form has ended; until then a failure must not end the process.
    done.catch(() => undefined);
    arrival = { uuid, name: plainName(filename), path, limited: () => limited, done };
  });
  try {
    await pipeline(request, form);
    await (arrival as Arrival | null)?.done;
  } catch {
    const left = arrival as Arrival | null;
    if (left !== null) await discard(left);
    throw new DomainError('FILES.INTERRUPTED');
  }
  return { arrival, fields };
};

const discard = async ({ path, done }: Arrival): Promise<void> => {
  await done.catch(() => undefined);
  rmSync(path, { force: true });
};

/**
 * Takes one file of a form into `folder`. Throws DomainError FILES.MISSING, FILES.TOO_LARGE, FILES.WRONG_TYPE or
 * FILES.INTERRUPTED; then nothing is left behind.
 */
export const receive = async (request: IncomingMessage, rules: UploadRules, folder: string): Promise<Received> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { arrival, fields } = await readForm(request, rules, folder);
  if (arrival === null) throw new DomainError('FILES.MISSING');
  try {
    const { bytes, sha256 } = await arrival.done;
    if (bytes === 0) throw new DomainError('FILES.MISSING');
    if (arrival.limited() || bytes > rules.maxBytes) {
      throw new DomainError('FILES.TOO_LARGE', { megabytes: Math.floor(rules.maxBytes / megabyte) });
    }
    const mediaType = await mediaTypeOf(arrival.path);
    if (!rules.accepts.includes(mediaType)) {
      throw new DomainError('FILES.WRONG_TYPE', { found: mediaType, accepted: typeLabels(rules.accepts) });
    }
    const { uuid, name, path } = arrival;
    return { file: { uuid, name, mediaType, bytes, sha256, path }, fields };
  } catch (error) {
    await discard(arrival);
    throw error;
  }
};
