import { createRequire } from 'node:module';
import { nearestText, type Ticket } from '@picolo/contracts';
import { ticketBody, usualColumns, wrap } from '../domain/ticket-text.js';

interface ReceiptLine {
  readonly transform: (document: string, printer: { cpl: number; encoding: string; command: 'svg' }) => string;
}

const { transform } = createRequire(import.meta.url)('receiptline') as ReceiptLine;

/** What ReceiptLine gives a meaning to, and its escapes. */
const escaped = (text: string): string =>
  nearestText(text)
    .replaceAll('\t', ' ')
    .replaceAll(/[\\|{}~_"`^]/gu, '\\$&')
    // Blanks at the ends of a line would be taken off.
    .replaceAll(' ', '\u00a0');

/** A line at the left edge. Of hyphens only it is a rule, as wide as the paper. */
const left = (line: string): string => (/^-+$/u.test(line) ? '-' : `|${escaped(line)}`);
const middle = (line: string, mark = ''): string => `${mark}${escaped(line)}`;

const picture = (lines: readonly string[], columns: number): string =>
  // The letters that it would fetch from elsewhere are none of ours; a monospaced font of the reader does.
  transform(lines.join('\n'), { cpl: columns, encoding: 'cp1252', command: 'svg' }).replaceAll(
    /<style[^>]*>[\s\S]*?<\/style>/gu,
    '',
  );

/** What a ticket will look like on a receipt printer, as an SVG picture. */
export const ticketSvg = (ticket: Ticket, columns = usualColumns): string =>
  picture(
    [
      ...(ticket.duplicate ? [middle('DUPLICATA', '"')] : []),
      ...(ticket.shop === '' ? [] : wrap(ticket.shop, columns).map((line) => middle(line, '"'))),
      ...wrap(ticket.heading, columns).map((line) => middle(line)),
      '',
      middle(ticket.number, '^^^'),
      `{code:${ticket.number.replaceAll(/[^\w-]/gu, '')};option:code128,2,48,nohri}`,
      '',
      ...ticketBody(ticket, columns).map(left),
    ],
    columns,
  );

/** The lines of a text, likewise. */
export const textSvg = (text: string, columns = usualColumns): string =>
  picture(
    text
      .replace(/\n$/u, '')
      .split('\n')
      .flatMap((line) => wrap(line, columns))
      .map(left),
    columns,
  );
