import type { RoleInput } from '@picolo/contracts';

/** Whoever keeps the stock room and nothing else. */
export const stockKeeper: RoleInput = {
  name: 'Magasinier',
  permissions: [
    'catalogue.read',
    'stock.read',
    'stock.move',
    'stock.count',
    'stock.transfer',
    'stock.alerts',
    'printing.read',
    'printing.submit',
    'notifications.read',
  ],
};
