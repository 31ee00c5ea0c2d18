import { endpoint, type ById, type ListQuery, type Page } from '../core/endpoint.js';
import type { Permission } from '../core/permissions.js';
import type { Locale } from './locale.js';

export const userStatuses = ['active', 'suspended'] as const;
export type UserStatus = (typeof userStatuses)[number];

/** Staff, or clients' accounts: those with a client record. */
export const userKinds = ['staff', 'client'] as const;
export type UserKind = (typeof userKinds)[number];

export interface UserListItem {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly kind: UserKind;
  readonly role: { readonly id: number; readonly name: string };
  readonly status: UserStatus;
  readonly secondFactor: boolean;
  /** Of their newest session; null when they have none. */
  readonly seenAt: string | null;
}

export interface UserDetail extends UserListItem {
  readonly locale: Locale;
  readonly permissions: readonly Permission[];
  readonly clientId: number | null;
  /** Devices that are signed in now. */
  readonly sessions: number;
  readonly createdAt: string;
}

export interface UserListQuery extends ListQuery {
  readonly kind?: UserKind;
  readonly status?: UserStatus;
  readonly roleId?: number;
}

/** By name; `q`: a part of name or e-mail. */
export const listUsers = endpoint<{ query: UserListQuery }, Page<UserListItem>>('GET', '/api/users', {
  access: 'users.read',
});

export const getUser = endpoint<{ params: ById }, UserDetail>('GET', '/api/users/:id', {
  access: 'users.read',
  errors: ['IDENTITY.USER_NOT_FOUND'],
});

/** Nobody gives or takes more than they may do themselves, unless they manage roles. */
export const changeUserRole = endpoint<{ params: ById; body: { roleId: number } }, UserDetail>(
  'POST',
  '/api/users/:id/role',
  {
    access: 'users.manage',
    errors: [
      'IDENTITY.USER_NOT_FOUND',
      'IDENTITY.ROLE_NOT_FOUND',
      'IDENTITY.LAST_ADMINISTRATOR',
      'IDENTITY.RIGHTS_BEYOND_YOURS',
    ],
  },
);

/** Ends all sessions, sockets and streams of the user before the answer (ID-4). */
export const suspendUser = endpoint<{ params: ById }, UserDetail>('POST', '/api/users/:id/suspension', {
  access: 'users.manage',
  errors: ['IDENTITY.USER_NOT_FOUND', 'IDENTITY.LAST_ADMINISTRATOR', 'IDENTITY.RIGHTS_BEYOND_YOURS'],
});

export const reactivateUser = endpoint<{ params: ById }, UserDetail>('POST', '/api/users/:id/reactivation', {
  access: 'users.manage',
  errors: ['IDENTITY.USER_NOT_FOUND', 'IDENTITY.RIGHTS_BEYOND_YOURS'],
});

/** For somebody who lost both phone and recovery codes: they sign in by password alone again (ID-7). */
export const resetSecondFactor = endpoint<{ params: ById }, UserDetail>('DELETE', '/api/users/:id/second-factor', {
  access: 'users.manage',
  errors: ['IDENTITY.USER_NOT_FOUND', 'IDENTITY.RIGHTS_BEYOND_YOURS'],
});
