import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

/** Bytes that are looked at to tell text from anything else. */
const sample = 64 * 1024;

/** Control characters that no text file has; tab, line feed, form feed and carriage return it may. */
const isBinary = (byte: number): boolean => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13;

const isText = async (path: string): Promise<boolean> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sample), 0, sample, 0);
    return !buffer.subarray(0, bytesRead).some(isBinary);
  } finally {
    await file.close();
  }
};

/**
 * What a file is by its bytes, whatever it is called: a media type that file-type knows by its signature, `text/csv` for text
 * without one, `application/octet-stream` for the rest. SVG and HTML are text or XML here, never images.
 */
export const mediaTypeOf = async (path: string): Promise<string> => {
  const found = await fileTypeFromFile(path);
  if (found !== undefined) return found.mime;
  return (await isText(path)) ? 'text/csv' : 'application/octet-stream';
};

const labels: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/avif': 'AVIF',
  'image/gif': 'GIF',
  'text/csv': 'CSV',
  'application/pdf': 'PDF',
};

/** Media types as people call them: `JPEG, PNG`. */
export const typeLabels = (types: readonly string[]): string => types.map((type) => labels[type] ?? type).join(', ');
