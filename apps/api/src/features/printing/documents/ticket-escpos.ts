import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { nearestText, type Ticket } from '@picolo/contracts';
import { ticketBody, usualColumns, wrap } from '../domain/ticket-text.js';

/** GS V 66 0: feeds what was printed up to the knife, and cuts all but a point. */
const cut = [0x1d, 0x56, 0x42, 0x00];
/** Dots: 6 mm high, and a bar three wide on paper of 80 mm, two on narrower paper, which ten characters then still fit. */
const barsFor = (columns: number): { height: number; width: number; text: boolean } => ({
  ...{ height: 48, text: false },
  width: columns < usualColumns ? 1 : 2,
});

/**
 * A ticket for a receipt printer: the code page is named once (Windows-1252), the shop, the number large and as
 * Code 128, then lines, the cut as the very last command. The same ticket gives the same bytes. Texts become lines of
 * printable characters only: none of their bytes is a command.
 */
export const ticketEscpos = (ticket: Ticket, columns: number): Uint8Array => {
  const encoder = new ReceiptPrinterEncoder({ language: 'esc-pos', columns, newline: '\n', errors: 'strict' });
  const lines = (text: string): void => {
    for (const line of wrap(printable(text), columns)) encoder.line(line);
  };
  encoder.initialize().codepage('windows1252').align('center');
  if (ticket.duplicate) encoder.bold(true).line('DUPLICATA').bold(false);
  encoder.bold(true);
  if (ticket.shop !== '') lines(ticket.shop);
  encoder.bold(false);
  lines(ticket.heading);
  encoder.newline().size(2, 2).line(printable(ticket.number)).size(1, 1).newline();
  encoder.barcode(printable(ticket.number), 'code128', barsFor(columns)).newline().align('left');
  for (const line of ticketBody(ticket, columns)) encoder.line(printable(line));
  return Buffer.concat([encoder.encode(), Buffer.from(cut)]);
};

/** Letters that the code page has, and line feeds; a control character that got here becomes a question mark. */
const printable = (text: string): string => nearestText(text).replaceAll('\t', ' ');
