import type { Permission } from '@picolo/contracts';
import type { TextKey } from '../platform/texts';

/** A place of the navigation; shown with its permission only, or to all staff. */
export interface Place {
  readonly path: string;
  readonly icon: string;
  readonly label: TextKey;
  /** Where there is little room: the bottom bar of a phone. */
  readonly short?: TextKey;
  readonly permission: Permission | null;
}

export interface PlaceGroup {
  readonly label: TextKey;
  readonly places: readonly Place[];
}

export const PLACES: readonly PlaceGroup[] = [
  {
    label: 'nav.activity',
    places: [
      { path: '/dashboard', icon: 'dashboard', label: 'nav.dashboard', short: 'nav.start', permission: null },
      { path: '/orders', icon: 'orders', label: 'nav.orders', permission: 'orders.read' },
      { path: '/invoices', icon: 'invoices', label: 'nav.invoices', permission: 'invoices.read' },
      { path: '/accounting', icon: 'download', label: 'nav.accounting', permission: 'invoices.export' },
    ],
  },
  {
    label: 'nav.stockGroup',
    places: [
      { path: '/products', icon: 'products', label: 'nav.products', permission: 'catalogue.read' },
      { path: '/stock', icon: 'stock', label: 'nav.stock', permission: 'stock.read' },
      { path: '/counts', icon: 'count', label: 'nav.counts', permission: 'stock.count' },
      { path: '/movements', icon: 'movements', label: 'nav.movements', permission: 'stock.read' },
      { path: '/to-order', icon: 'to-order', label: 'nav.toOrder', permission: 'stock.read' },
      { path: '/imports', icon: 'upload', label: 'nav.imports', permission: 'catalogue.import' },
    ],
  },
  {
    label: 'nav.relation',
    places: [{ path: '/clients', icon: 'clients', label: 'nav.clients', permission: 'clients.read' }],
  },
  {
    label: 'nav.workshop',
    places: [
      { path: '/printing', icon: 'printing', label: 'nav.printing', permission: 'printing.read' },
      { path: '/mails', icon: 'mail', label: 'nav.mails', permission: 'operations.read' },
      { path: '/failed-tasks', icon: 'tasks', label: 'nav.failedTasks', permission: 'operations.read' },
    ],
  },
  {
    label: 'nav.settings',
    places: [
      { path: '/company', icon: 'company', label: 'nav.company', permission: 'settings.manage' },
      { path: '/locations', icon: 'place', label: 'nav.locations', permission: 'stock.locations' },
      { path: '/users', icon: 'users', label: 'nav.users', permission: 'users.read' },
      { path: '/roles', icon: 'rights', label: 'nav.roles', permission: 'roles.manage' },
      { path: '/api-keys', icon: 'program', label: 'nav.apiKeys', permission: 'integrations.manage' },
      { path: '/audit', icon: 'audit', label: 'nav.audit', permission: 'audit.read' },
    ],
  },
];

/** The places of the bottom bar on a phone; the rest is behind "more". */
export const PHONE_PLACES: readonly string[] = ['/dashboard', '/orders', '/products', '/printing'];

/** Whether who has these rights is shown the place. */
export const isOpen = ({ permission }: Pick<Place, 'permission'>, can: (permission: Permission) => boolean): boolean =>
  permission === null || can(permission);
