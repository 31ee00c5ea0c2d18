/** Every permission of the product. A role is a named set of these; nothing is allowed by a role's name. */
export const permissions = [
  'catalogue.read',
  'catalogue.write',
  'catalogue.import',
  'stock.read',
  'stock.move',
  'stock.count',
  'stock.transfer',
  'stock.locations',
  'stock.alerts',
  'clients.read',
  'clients.write',
  'clients.erase',
  'orders.read',
  'orders.create',
  'orders.process',
  'orders.ship',
  'orders.cancel',
  'orders.return',
  'orders.change',
  'orders.own',
  'invoices.read',
  'invoices.issue',
  'invoices.pay',
  'invoices.export',
  'invoices.verify',
  'invoices.own',
  'printing.read',
  'printing.submit',
  'printing.decide',
  'printing.manage',
  'printing.alerts',
  'notifications.read',
  'operations.read',
  'operations.retry',
  'settings.manage',
  'integrations.manage',
  'users.read',
  'users.manage',
  'roles.manage',
  'audit.read',
] as const;

export type Permission = (typeof permissions)[number];

export const isPermission = (value: string): value is Permission => (permissions as readonly string[]).includes(value);

const ofClients: readonly Permission[] = ['catalogue.read', 'orders.own', 'invoices.own', 'notifications.read'];
const ofAdministrators: readonly Permission[] = [
  'stock.locations',
  'clients.erase',
  'invoices.export',
  'invoices.verify',
  'printing.manage',
  'operations.read',
  'operations.retry',
  'settings.manage',
  'integrations.manage',
  'users.read',
  'users.manage',
  'roles.manage',
  'audit.read',
];
const ofStaff = permissions.filter((permission) => permission !== 'orders.own' && permission !== 'invoices.own');

/** The roles an installation starts with (ID-3). */
export const seededRoles: Readonly<Record<'admin' | 'employee' | 'client', readonly Permission[]>> = {
  admin: ofStaff,
  employee: ofStaff.filter((permission) => !ofAdministrators.includes(permission)),
  client: ofClients,
};

export type SeededRole = keyof typeof seededRoles;
