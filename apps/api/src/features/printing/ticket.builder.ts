import type { Ticket } from '@picolo/contracts';

/** For tests: the ticket of an order. */
export const aTicket = (changes: Partial<Ticket> = {}): Ticket => ({
  ...{ shop: 'Torréfaction du Quai', heading: 'BON DE PRÉPARATION', number: 'CMD-000042', duplicate: false },
  about: ['Hôtel du Quai', 'Commande du 20/11/2026 14:05', 'Référence client : HQ-2214'],
  address: { title: 'LIVRER À', lines: ['Hôtel du Quai', '4 quai Rambaud', '69002 Lyon'] },
  items: [{ head: '2,5 kg  CAF-002', text: 'Café moulu du marché, torréfaction lente de Lyon' }],
  notes: [{ title: 'NOTE DU CLIENT', text: 'Livrez par la cour, la porte de la rue reste fermée le matin.' }],
  foot: '1 ligne   Préparé par : ______________',
  ...changes,
});
