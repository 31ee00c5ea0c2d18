/** Every permission of the product. A role is a named set of these; nothing is allowed by a role's name. */
export const permissions = [
  'catalogue.read',
  'catalogue.write',
  'stock.read',
  'stock.move',
  'stock.alerts',
  'clients.read',
  'clients.write',
  'orders.read',
  'orders.create',
  'orders.process',
  'orders.ship',
  'orders.cancel',
  'orders.return',
  'orders.own',
  'invoices.read',
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
] as const;

export type Permission = (typeof permissions)[number];

export const isPermission = (value: string): value is Permission => (permissions as readonly string[]).includes(value);

const ofClients: readonly Permission[] = ['catalogue.read', 'orders.own', 'invoices.own', 'notifications.read'];
const ofAdministrators: readonly Permission[] = [
  'invoices.verify',
  'printing.manage',
  'operations.read',
  'operations.retry',
];
const ofStaff = permissions.filter((permission) => permission !== 'orders.own' && permission !== 'invoices.own');

/** The roles an installation starts with (ID-3). */
export const seededRoles: Readonly<Record<'admin' | 'employee' | 'client', readonly Permission[]>> = {
  admin: ofStaff,
  employee: ofStaff.filter((permission) => !ofAdministrators.includes(permission)),
  client: ofClients,
};

export type SeededRole = keyof typeof seededRoles;
