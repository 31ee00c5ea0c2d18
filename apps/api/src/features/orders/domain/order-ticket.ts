import { formatQuantity, orderNumber, type Ticket } from '@picolo/contracts';
import type { Order } from './order.js';

/** What the ticket takes of an order. */
export type TicketOrder = Pick<
  Order,
  'id' | 'clientName' | 'createdAt' | 'purchaseOrder' | 'note' | 'internalNote' | 'buyer' | 'lines'
>;

/**
 * The ticket for whoever collects the goods: number large, for whom, each line with a box to tick, and the notes (PR-5).
 * `zone` is the company's, `shop` its name or nothing.
 */
export const orderTicket = (order: TicketOrder, { zone, shop }: { zone: string; shop: string }): Ticket => {
  const placed = new Intl.DateTimeFormat('fr', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const to = order.buyer.delivery ?? order.buyer.billing;
  const count = order.lines.length;
  return {
    ...{ shop, heading: 'BON DE PRÉPARATION', number: orderNumber(order.id), duplicate: false },
    about: [
      order.clientName,
      `Commande du ${placed.format(order.createdAt).replace(/[\u00a0\u202f]/gu, ' ')}`,
      ...(order.purchaseOrder === null ? [] : [`Référence client : ${order.purchaseOrder}`]),
    ],
    address: to === null ? null : { title: 'LIVRER À', lines: linesOf(to) },
    items: order.lines.map(({ quantity, unit, sku, name }) => ({
      head: `${formatQuantity(quantity, 'fr')} ${unit}  ${sku}`,
      text: name,
    })),
    notes: [
      ...(order.note === null ? [] : [{ title: 'NOTE DU CLIENT', text: order.note }]),
      ...(order.internalNote === null ? [] : [{ title: 'NOTE INTERNE', text: order.internalNote }]),
    ],
    foot: `${String(count)} ligne${count > 1 ? 's' : ''}   Préparé par : ______________`,
  };
};

const linesOf = (to: NonNullable<TicketOrder['buyer']['billing']>): string[] =>
  [to.name, to.line1, to.line2 ?? '', `${to.postalCode} ${to.city}`].filter((part) => part !== '');
