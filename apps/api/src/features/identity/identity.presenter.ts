import {
  isPermission,
  type Locale,
  type Permission,
  type UserDetail,
  type UserListItem,
  type UserStatus,
  type UserView,
} from '@picolo/contracts';
import type { UserRow } from './persistence/users.repository.js';

export const userView = (row: UserRow, permissions: readonly string[], timeZone: string): UserView => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  locale: row.locale,
  permissions: permissions.filter((permission): permission is Permission => isPermission(permission)),
  clientId: row.clientId,
  emailVerified: row.emailVerifiedAt !== null,
  timeZone,
});

export interface ListedUserRow {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly status: UserStatus;
  readonly locale: Locale;
  readonly createdAt: Date;
  readonly roleId: number;
  readonly role: string;
  readonly clientId: number | null;
  readonly secondFactor: number;
  readonly seenAt: Date | null;
  readonly sessions: number;
}

export const userListItem = (row: ListedUserRow): UserListItem => ({
  id: row.id,
  name: row.name,
  email: row.email,
  kind: row.clientId === null ? 'staff' : 'client',
  role: { id: row.roleId, name: row.role },
  status: row.status,
  secondFactor: row.secondFactor === 1,
  seenAt: row.seenAt?.toISOString() ?? null,
});

export const userDetail = (row: ListedUserRow, permissions: readonly string[]): UserDetail => ({
  ...userListItem(row),
  locale: row.locale,
  permissions: permissions.filter((permission): permission is Permission => isPermission(permission)),
  clientId: row.clientId,
  sessions: row.sessions,
  createdAt: row.createdAt.toISOString(),
});
