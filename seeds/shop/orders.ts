import type { OrderStatus } from '@picolo/contracts';
import type { SeededClient } from './clients.js';

/** Who orders: a demo account on the portal, or a client for whom the shop orders. */
export type Buyer = 'client@picolo.test' | 'client2@picolo.test' | 'client3@picolo.test' | SeededClient;

export interface OrderSeed {
  readonly buyer: Buyer;
  /** How many days ago it was placed. */
  readonly days: number;
  /** `SKU×quantity`, separated by spaces. */
  readonly basket: string;
  readonly until: Exclude<OrderStatus, 'returned'> | 'cancelled-late' | 'returned' | 'returned-partly';
  readonly note?: string;
  readonly purchaseOrder?: string;
  /** Of the house; only where the shop orders for the client. */
  readonly internalNote?: string;
  /** Invoiced before it was processed, in hundredths of a percent. */
  readonly deposit?: number;
  /** What the client asks to change once it is in progress: the whole basket as wished, and the words. */
  readonly asks?: { readonly basket: string; readonly text: string };
}

const order = (
  days: number,
  buyer: Buyer,
  until: OrderSeed['until'],
  basket: string,
  words: Pick<OrderSeed, 'note' | 'purchaseOrder' | 'internalNote' | 'asks' | 'deposit'> = {},
): OrderSeed => ({ days, buyer, until, basket, ...words });

/** Eight weeks of a small shop, oldest first. */
export const orders: readonly OrderSeed[] = [
  order(52, 'garnier', 'delivered', 'THE-003×2 BIS-001×1 CON-002×1'),
  order(51, 'hotel', 'delivered', 'CAF-002×24 CON-001×12 MIE-002×12', { purchaseOrder: 'HQ-2214' }),
  order(49, 'client@picolo.test', 'delivered', 'CAF-001×0.5 MAI-001×2'),
  order(47, 'vasseur', 'delivered', 'HUI-001×2 CDM-002×1 CDM-004×1'),
  order(46, 'salon', 'delivered', 'THE-001×6 THE-002×4 THE-004×6 BIS-002×20', { purchaseOrder: 'SM-87' }),
  order(44, 'benali', 'returned', 'MAI-005×1', {
    note: 'C’est un cadeau, sans facture dans le colis s’il vous plaît.',
  }),
  order(42, 'client2@picolo.test', 'delivered', 'CAF-001×3 MAI-001×8', { purchaseOrder: 'AD-1041' }),
  order(40, 'lebrun', 'delivered', 'CON-005×3 CON-006×2 BIS-002×4'),
  order(39, 'architectes', 'delivered', 'PLA-001×1 CHO-001×6 CAF-002×6', { purchaseOrder: 'RS-5530', deposit: 3000 }),
  order(37, 'oliveira', 'cancelled', 'MAI-010×1'),
  order(36, 'corbineau', 'delivered', 'MIE-001×1 MIE-004×1 THE-005×2'),
  order(34, 'client@picolo.test', 'delivered', 'CHO-002×3 CHO-004×1 BIS-003×1'),
  order(33, 'hotel', 'delivered', 'CAF-002×24 CON-004×12 MAI-003×10', { purchaseOrder: 'HQ-2231' }),
  order(31, 'garnier', 'delivered', 'PLA-003×2 PLA-010×1'),
  order(30, 'comite', 'delivered', 'BIS-001×12 CHO-005×10 VIN-001×4', {
    purchaseOrder: 'Kermesse',
    internalNote: 'Trésorière : Mme Aubry. Préférer un appel après 18 h.',
  }),
  order(28, 'vasseur', 'returned-partly', 'MAI-002×6 MAI-008×1', { note: 'Emballez bien la carafe.' }),
  order(27, 'salon', 'delivered', 'THE-006×3 CHO-003×6 CON-003×4', { purchaseOrder: 'SM-91' }),
  order(25, 'benali', 'delivered', 'HUI-002×1 VIN-002×1 CDM-003×1'),
  order(23, 'client@picolo.test', 'cancelled', 'PLA-004×1', { note: 'Livraison un samedi si possible.' }),
  order(22, 'architectes', 'cancelled-late', 'PLA-005×4', { purchaseOrder: 'RS-5561' }),
  order(20, 'lebrun', 'delivered', 'CON-001×2 CON-002×2 CON-006×1'),
  order(18, 'client2@picolo.test', 'delivered', 'CAF-001×3 CAF-003×2', { purchaseOrder: 'AD-1058' }),
  order(17, 'oliveira', 'delivered', 'MAI-004×2.4 MAI-006×3'),
  order(15, 'hotel', 'delivered', 'CAF-002×24 MIE-002×12 CON-002×12', { purchaseOrder: 'HQ-2250' }),
  order(14, 'client3@picolo.test', 'delivered', 'BIS-004×2 BIS-005×1', { purchaseOrder: 'TI-12' }),
  order(12, 'garnier', 'delivered', 'MAI-009×1 MAI-007×1'),
  order(11, 'client@picolo.test', 'shipped', 'THE-001×1 THE-003×1 CON-005×1'),
  order(10, 'comite', 'shipped', 'CHO-001×20 CHO-002×20', { purchaseOrder: 'Loto' }),
  order(8, 'vasseur', 'shipped', 'PLA-009×1 PLA-008×2'),
  order(7, 'salon', 'shipped', 'THE-004×8 THE-005×10 BIS-002×20', { purchaseOrder: 'SM-96' }),
  order(6, 'benali', 'processed', 'CON-003×1 CDM-005×2 CDM-001×2'),
  order(5, 'client2@picolo.test', 'processed', 'CAF-001×4 MAI-001×4', { purchaseOrder: 'AD-1063' }),
  order(4, 'lebrun', 'processed', 'HUI-001×1 HUI-003×1'),
  order(4, 'architectes', 'processed', 'MAI-002×18 MAI-001×12', { purchaseOrder: 'RS-5570' }),
  order(3, 'oliveira', 'processing', 'MAI-005×2 MAI-003×2', {
    internalNote: 'Commande passée par téléphone. Emballage cadeau offert.',
  }),
  order(2, 'client@picolo.test', 'processing', 'MIE-003×1 CHO-003×1 BIS-001×2', {
    note: 'Code du portail : 4471.',
    asks: {
      basket: 'MIE-003×1 CHO-003×1 BIS-001×4',
      text: 'Bonjour, pourriez-vous mettre quatre paquets de biscuits au lieu de deux ? Merci !',
    },
  }),
  order(2, 'hotel', 'processing', 'CAF-002×10 CON-001×12', {
    purchaseOrder: 'HQ-2268',
    internalNote: 'À livrer avant le service du matin, entrée par la cour.',
  }),
  order(1, 'garnier', 'pending', 'PLA-002×1'),
  order(1, 'client2@picolo.test', 'pending', 'CAF-001×2.5 CHO-005×4', { purchaseOrder: 'AD-1066' }),
  order(0, 'client@picolo.test', 'pending', 'CAF-002×2 CON-006×1 BIS-002×2'),
];
