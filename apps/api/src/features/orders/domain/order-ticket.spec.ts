import { describe, expect, it } from 'vitest';
import { orderTicket, type TicketOrder } from './order-ticket.js';

const address = { name: 'Hôtel du Quai', line1: '4 quai Rambaud', postalCode: '69002', city: 'Lyon', country: 'FR' };
const order: TicketOrder = {
  id: 42,
  clientName: 'Hôtel du Quai',
  createdAt: new Date('2026-11-20T13:05:00Z'),
  purchaseOrder: 'HQ-2214',
  note: 'Livrez par la cour, la porte de la rue reste fermée le matin.',
  internalNote: 'Client pressé',
  buyer: {
    ...{ kind: 'company', name: 'Hôtel du Quai', email: null, siren: null, vatNumber: null },
    ...{ billing: address, delivery: null },
  },
  lines: [
    {
      ...{ id: 1, productId: 1, sku: 'CAF-002', name: 'Café moulu du marché, torréfaction lente de Lyon' },
      ...{ unit: 'kg', quantity: 25_000, unitPrice: 1, vatRate: 550, netCents: 1, returnedQuantity: 0 },
    },
  ],
};

const company = { zone: 'Europe/Paris', shop: 'Torréfaction du Quai' };

describe('the ticket of an order', () => {
  it('PR-5 says what to collect for whom, in words and times of the shop', () => {
    expect(orderTicket(order, company)).toEqual({
      ...{ shop: 'Torréfaction du Quai', heading: 'BON DE PRÉPARATION', number: 'CMD-000042', duplicate: false },
      about: ['Hôtel du Quai', 'Commande du 20/11/2026 14:05', 'Référence client : HQ-2214'],
      address: { title: 'LIVRER À', lines: ['Hôtel du Quai', '4 quai Rambaud', '69002 Lyon'] },
      items: [{ head: '2,5 kg  CAF-002', text: 'Café moulu du marché, torréfaction lente de Lyon' }],
      notes: [
        { title: 'NOTE DU CLIENT', text: 'Livrez par la cour, la porte de la rue reste fermée le matin.' },
        { title: 'NOTE INTERNE', text: 'Client pressé' },
      ],
      foot: '1 ligne   Préparé par : ______________',
    });
  });

  it('PR-5 leaves out what there is not', () => {
    const bare = { ...order, note: null, internalNote: null, purchaseOrder: null };
    const ticket = orderTicket({ ...bare, buyer: { ...order.buyer, billing: null } }, { ...company, shop: '' });
    expect(ticket).toMatchObject({ shop: '', address: null, notes: [] });
    expect(ticket.about).toHaveLength(2);
  });
});
