import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

/** Bytes that are looked at to tell text from anything else. */
const sample = 64 * 1024;

/** Control characters that no text file has; tab, line feed, form feed and carriage return it may. */
const isBinary = (byte: number): boolean => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13;

/** Nothing but a prolog, comments and a document type before the root of a drawing. */
const svgRoot = /^\uFEFF?(?:\s|<\?[^>]*>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE[^>[]*>)*<svg[\s>/]/u;

const beginning = async (path: string): Promise<Buffer> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sample), 0, sample, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

/**
 * What a file is by its bytes, whatever it is called: a media type that file-type knows by its signature, `image/svg+xml` for
 * a drawing, `text/csv` for other text, `application/octet-stream` for the rest. A drawing can hold scripts: whoever accepts
 * it turns it into pixels and never sends it out.
 */
export const mediaTypeOf = async (path: string): Promise<string> => {
  const found = await fileTypeFromFile(path);
  if (found !== undefined && found.mime !== 'application/xml') return found.mime;
  const bytes = await beginning(path);
  if (bytes.some(isBinary)) return found?.mime ?? 'application/octet-stream';
  if (svgRoot.test(bytes.toString('utf8'))) return 'image/svg+xml';
  return found?.mime ?? 'text/csv';
};

const labels: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/avif': 'AVIF',
  'image/gif': 'GIF',
  'image/svg+xml': 'SVG',
  'text/csv': 'CSV',
  'application/pdf': 'PDF',
};

/** Media types as people call them: `JPEG, PNG`. */
export const typeLabels = (types: readonly string[]): string => types.map((type) => labels[type] ?? type).join(', ');
