import { missingCharacters, windows1252Byte } from '@picolo/contracts';
import type { Document } from './driver.js';

const tabStop = 8;
const questionMark = 0x3f;

/** The byte of a printable character; a question mark for what the code page has not, control characters included. */
export const windows1252 = (character: string): number => windows1252Byte(character) ?? questionMark;

/**
 * Whether a text holds characters that printers lack: the server refuses such texts, but a text may have been on its way
 * to a folder when its route changed. Bytes that are no text are not judged.
 */
export function lacksCharacters({ mediaType, bytes }: Document): boolean {
  if (mediaType !== 'text/plain; charset=utf-8') return false;
  const text = new TextDecoder().decode(bytes);
  return !text.includes('\ufffd') && missingCharacters(text).length > 0;
}

export function expandTabs(line: string): string {
  let out = '';
  for (const character of line) {
    out += character === '\t' ? ' '.repeat(tabStop - (out.length % tabStop)) : character;
  }
  return out;
}
