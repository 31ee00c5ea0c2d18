import { type Permission, permissions } from '@picolo/contracts';

const titles = [
  'catalogue',
  'stock',
  'clients',
  'orders',
  'invoices',
  'printing',
  'people',
  'system',
  'portal',
] as const;

export type PermissionGroupId = (typeof titles)[number];

export interface PermissionGroup {
  readonly id: PermissionGroupId;
  readonly permissions: readonly Permission[];
}

/** Where the area of a permission is not a group of its own. */
const elsewhere: Readonly<Record<string, PermissionGroupId>> = {
  users: 'people',
  roles: 'people',
  audit: 'people',
};

const groupOf = (permission: Permission): PermissionGroupId => {
  const [area = '', act] = permission.split('.');
  if (act === 'own') return 'portal';
  return elsewhere[area] ?? titles.find((title) => title === area) ?? 'system';
};

/** Every permission of the product, by what people know it from. */
export const PERMISSION_GROUPS: readonly PermissionGroup[] = titles.map((id) => ({
  id,
  permissions: permissions.filter((permission) => groupOf(permission) === id),
}));

/** What a permission is of little use without: seeing what one changes. */
export const neededFor = (permission: Permission): Permission | null => {
  const [area = '', act] = permission.split('.');
  const read = permissions.find((candidate) => candidate === `${area}.read`);
  return read === undefined || act === 'read' || act === 'own' ? null : read;
};
