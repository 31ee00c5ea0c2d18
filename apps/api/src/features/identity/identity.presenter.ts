import { isPermission, type Permission, type UserView } from '@picolo/contracts';
import type { UserRow } from './persistence/users.repository.js';

export const userView = (row: UserRow, permissions: readonly string[]): UserView => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  locale: row.locale,
  permissions: permissions.filter((permission): permission is Permission => isPermission(permission)),
  clientId: row.clientId,
});
