import { formatQuantity, nearestText, orderNumber } from '@picolo/contracts';
import type { Order } from './order.js';

const width = 42;
const rule = '='.repeat(width);
const thin = '-'.repeat(width);

/** What the ticket takes of an order. */
export type TicketOrder = Pick<
  Order,
  'id' | 'clientName' | 'createdAt' | 'purchaseOrder' | 'note' | 'internalNote' | 'buyer' | 'lines'
>;

/** Words no wider than the paper; longer ones are cut, not lost. */
const wrap = (text: string, indent = ''): string[] => {
  const room = width - indent.length;
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(/\s+/u).flatMap((one) => cut(one, room))) {
      if (line !== '' && [...line].length + 1 + [...word].length > room) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines.map((line) => `${indent}${line}`.trimEnd());
};

const cut = (word: string, room: number): string[] => {
  const letters = [...word];
  const parts = Array.from({ length: Math.ceil(letters.length / room) }, (_, index) =>
    letters.slice(index * room, (index + 1) * room).join(''),
  );
  return parts.length === 0 ? [''] : parts;
};

const centred = (text: string): string =>
  `${' '.repeat(Math.max(0, Math.floor((width - [...text].length) / 2)))}${text}`;
const spread = (text: string): string => [...text].join(' ');

/**
 * The ticket for whoever collects the goods: number large, for whom, each line with a box to tick, and the notes (PR-5). Text of
 * 42 columns, as receipt printers have them, in the characters that they have; UTF-8, LF, one final newline. `zone` is the
 * company's.
 */
export const renderTicket = (order: TicketOrder, zone: string): string => {
  const placed = new Intl.DateTimeFormat('fr', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const to = order.buyer.delivery ?? order.buyer.billing;
  const address = to === null ? [] : [to.name, to.line1, to.line2 ?? '', `${to.postalCode} ${to.city}`];
  const lines = order.lines.flatMap((line) => [
    `[ ] ${formatQuantity(line.quantity, 'fr')} ${line.unit}  ${line.sku}`,
    ...wrap(line.name, '    '),
  ]);
  const notes = [
    ...(order.note === null ? [] : ['NOTE DU CLIENT', ...wrap(order.note), '']),
    ...(order.internalNote === null ? [] : ['NOTE INTERNE', ...wrap(order.internalNote), '']),
  ];
  const ticket = [
    ...[rule, centred('BON DE PRÉPARATION'), '', centred(spread(orderNumber(order.id))), rule],
    ...wrap(order.clientName),
    `Commande du ${placed.format(order.createdAt).replace(/[\u00a0\u202f]/gu, ' ')}`,
    ...(order.purchaseOrder === null ? [] : wrap(`Référence client : ${order.purchaseOrder}`)),
    ...(address.length === 0
      ? []
      : ['', 'LIVRER À', ...address.filter((part) => part !== '').flatMap((part) => wrap(part))]),
    ...[thin, ...lines, thin],
    ...notes,
    `${String(order.lines.length)} ligne${order.lines.length > 1 ? 's' : ''}   Préparé par : ______________`,
  ];
  return `${nearestText(ticket.join('\n'))}\n`;
};
