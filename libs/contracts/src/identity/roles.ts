import { endpoint, type ById } from '../core/endpoint.js';
import { seededRoles, type Permission, type SeededRole } from '../core/permissions.js';

export const isSeededRole = (name: string): name is SeededRole => Object.hasOwn(seededRoles, name);

export interface RoleView {
  readonly id: number;
  /** `admin`, `employee` and `client` are seeded: screens translate them, nobody renames or deletes them. */
  readonly name: string;
  readonly seeded: boolean;
  readonly permissions: readonly Permission[];
  /** How many users have it, suspended ones included. */
  readonly users: number;
  readonly version: number;
}

export interface RoleInput {
  /** 1…60 characters, unique whatever its case. */
  readonly name: string;
  readonly permissions: readonly Permission[];
}

export interface RoleNameInput {
  readonly name: string;
  readonly version: number;
}

export interface RolePermissionsInput {
  readonly permissions: readonly Permission[];
  readonly version: number;
}

/** A role to choose from. */
export interface RoleChoice {
  readonly id: number;
  readonly name: string;
  readonly seeded: boolean;
  readonly permissions: readonly Permission[];
}

/** Seeded roles first, then by name. */
export const listRoles = endpoint<object, readonly RoleView[]>('GET', '/api/roles', { access: 'roles.manage' });

/** For whoever gives roles to people. */
export const listRoleChoices = endpoint<object, readonly RoleChoice[]>('GET', '/api/roles/choices', {
  access: 'users.read',
});

export const createRole = endpoint<{ body: RoleInput }, RoleView>('POST', '/api/roles', {
  access: 'roles.manage',
  status: 201,
  errors: ['IDENTITY.ROLE_NAME_TAKEN'],
});

export const renameRole = endpoint<{ params: ById; body: RoleNameInput }, RoleView>('PATCH', '/api/roles/:id', {
  access: 'roles.manage',
  errors: [
    'IDENTITY.ROLE_NOT_FOUND',
    'IDENTITY.ROLE_NAME_TAKEN',
    'IDENTITY.ROLE_SEEDED',
    'IDENTITY.ROLE_VERSION_CONFLICT',
  ],
});

/** What the role may do from now on: at once, on open pages, sockets and streams too (ID-3). */
export const setRolePermissions = endpoint<{ params: ById; body: RolePermissionsInput }, RoleView>(
  'POST',
  '/api/roles/:id/permissions',
  {
    access: 'roles.manage',
    errors: ['IDENTITY.ROLE_NOT_FOUND', 'IDENTITY.ROLE_VERSION_CONFLICT', 'IDENTITY.LAST_ADMINISTRATOR'],
  },
);

/** Refused while somebody has the role. */
export const deleteRole = endpoint<{ params: ById }, undefined>('DELETE', '/api/roles/:id', {
  access: 'roles.manage',
  status: 204,
  errors: ['IDENTITY.ROLE_NOT_FOUND', 'IDENTITY.ROLE_SEEDED', 'IDENTITY.ROLE_IN_USE'],
});
