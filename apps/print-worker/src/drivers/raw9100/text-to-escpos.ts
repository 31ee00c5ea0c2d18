import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { escposMediaType } from '@picolo/contracts';
import type { Document } from '../driver.js';
import { expandTabs, windows1252 } from '../windows-1252.js';

/** Characters on a line of the usual paper of 80 mm. */
export const usualColumns = 42;

/** GS V 66 0: feeds what was printed up to the knife, and cuts all but a point. */
const cut = [0x1d, 0x56, 0x42, 0x00];

/** Only what the code page has: whatever else a text holds, commands to the printer included, becomes a question mark. */
const printable = (line: string): string =>
  [...expandTabs(line)].map((character) => (windows1252(character) === 0x3f ? '?' : character)).join('');

/**
 * A text as ESC/POS: the code page is named once (Windows-1252 has é, œ and €), then lines, then the cut as the very
 * last command. The same text gives the same bytes.
 */
export function textToEscpos(text: string, columns = usualColumns): Uint8Array {
  const lines = text.normalize('NFC').replace(/\n$/, '').split('\n').map(printable);
  const encoder = new ReceiptPrinterEncoder({ language: 'esc-pos', columns, newline: '\n', errors: 'strict' });
  encoder.initialize().codepage('windows1252');
  for (const line of lines) encoder.line(line);
  return Buffer.concat([encoder.encode(), Buffer.from(cut)]);
}

/** What a receipt printer is sent: a ticket of the server's as it is, a text as a ticket. */
export const receiptBytes = (
  { mediaType, bytes }: Pick<Document, 'mediaType' | 'bytes'>,
  columns = usualColumns,
): Uint8Array => (mediaType === escposMediaType ? bytes : textToEscpos(new TextDecoder().decode(bytes), columns));
