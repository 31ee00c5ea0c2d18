import { describe, expect, it } from 'vitest';
import { renderTicket, type TicketOrder } from './order-ticket.js';

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

describe('the ticket of an order', () => {
  it('PR-5 fits 42 columns: number, client, address, boxes, notes', () => {
    const ticket = renderTicket(order, 'Europe/Paris');
    expect(ticket).toBe(
      `${[
        '==========================================',
        '            BON DE PRÉPARATION',
        '',
        '           C M D - 0 0 0 0 4 2',
        '==========================================',
        'Hôtel du Quai',
        'Commande du 20/11/2026 14:05',
        'Référence client : HQ-2214',
        '',
        'LIVRER À',
        'Hôtel du Quai',
        '4 quai Rambaud',
        '69002 Lyon',
        '------------------------------------------',
        '[ ] 2,5 kg  CAF-002',
        '    Café moulu du marché, torréfaction',
        '    lente de Lyon',
        '------------------------------------------',
        'NOTE DU CLIENT',
        'Livrez par la cour, la porte de la rue',
        'reste fermée le matin.',
        '',
        'NOTE INTERNE',
        'Client pressé',
        '',
        '1 ligne   Préparé par : ______________',
      ].join('\n')}\n`,
    );
    for (const line of ticket.split('\n')) expect([...line].length).toBeLessThanOrEqual(42);
  });

  it('PR-5 a word wider than the paper is cut, not lost', () => {
    const long = 'x'.repeat(100);
    const ticket = renderTicket({ ...order, note: long, internalNote: null, purchaseOrder: null }, 'Europe/Paris');
    expect(ticket.replaceAll('\n', '')).toContain(long);
    expect(ticket).not.toContain('NOTE INTERNE');
  });
});
