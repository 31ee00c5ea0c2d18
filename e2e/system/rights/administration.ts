import { demoPassword } from '../../harness/index.ts';
import { admin, at, everyone, type Call, type Right } from './right.ts';

interface VersionedRole {
  readonly id: number;
  readonly version: number;
}

const renaming = ({ id, version }: VersionedRole): Call => ({
  path: `/api/roles/${id}`,
  body: { name: `Comptoir ${id}`, version },
});

const granting = ({ id, version }: VersionedRole): Call => ({
  path: `/api/roles/${id}/permissions`,
  body: { permissions: ['orders.read'], version },
});

/** Written by hand from the product's rules (ID-3, ID-4, ID-7, ID-8), not derived from the code it checks. */
export const administration: readonly Right[] = [
  { handler: 'GET /api/audit', allowed: admin, status: 200, request: at('/api/audit') },
  { handler: 'GET /api/audit/actors', allowed: admin, status: 200, request: at('/api/audit/actors') },

  // Roles.
  { handler: 'GET /api/roles', allowed: admin, status: 200, request: at('/api/roles') },
  { handler: 'GET /api/roles/choices', allowed: admin, status: 200, request: at('/api/roles/choices') },
  {
    handler: 'POST /api/roles',
    allowed: admin,
    status: 201,
    request: (make) => ({ path: '/api/roles', body: { name: `Caisse ${make.next()}`, permissions: ['orders.read'] } }),
  },
  {
    handler: 'PATCH /api/roles/:id',
    allowed: admin,
    status: 200,
    request: async (make) => renaming(await make.role()),
  },
  {
    handler: 'POST /api/roles/:id/permissions',
    allowed: admin,
    status: 200,
    request: async (make) => granting(await make.role()),
  },
  {
    handler: 'DELETE /api/roles/:id',
    allowed: admin,
    status: 204,
    request: async (make) => ({ path: `/api/roles/${(await make.role()).id}` }),
  },

  // Users.
  { handler: 'GET /api/users', allowed: admin, status: 200, request: at('/api/users') },
  {
    handler: 'GET /api/users/:id',
    allowed: admin,
    status: 200,
    request: async (make) => ({ path: `/api/users/${await make.user()}` }),
  },
  {
    handler: 'POST /api/users/:id/role',
    allowed: admin,
    status: 200,
    request: async (make) => ({
      path: `/api/users/${await make.user()}/role`,
      body: { roleId: await make.roleId('employee') },
    }),
  },
  {
    handler: 'POST /api/users/:id/suspension',
    allowed: admin,
    status: 200,
    request: async (make) => ({ path: `/api/users/${await make.user()}/suspension` }),
  },
  {
    handler: 'POST /api/users/:id/reactivation',
    allowed: admin,
    status: 200,
    request: async (make) => ({ path: `/api/users/${await make.user()}/reactivation` }),
  },
  {
    handler: 'DELETE /api/users/:id/second-factor',
    allowed: admin,
    status: 200,
    request: async (make) => ({ path: `/api/users/${await make.user()}/second-factor` }),
  },

  // Keys of programs.
  { handler: 'GET /api/api-keys', allowed: admin, status: 200, request: at('/api/api-keys') },
  {
    handler: 'POST /api/api-keys',
    allowed: admin,
    status: 201,
    request: () => ({ path: '/api/api-keys', body: { name: 'Caisse', scopes: ['printing.submit'] } }),
  },
  {
    handler: 'POST /api/api-keys/:id/revocation',
    allowed: admin,
    status: 200,
    request: async (make) => ({ path: `/api/api-keys/${await make.apiKey()}/revocation` }),
  },

  // One's own sign-in.
  { handler: 'GET /api/auth/sessions', allowed: everyone, status: 200, request: at('/api/auth/sessions') },
  {
    // Of nobody: what is another's is as unknown (ID-6).
    handler: 'DELETE /api/auth/sessions/:id',
    allowed: everyone,
    status: 404,
    request: at('/api/auth/sessions/4294967295'),
  },
  { handler: 'DELETE /api/auth/sessions', allowed: everyone, status: 200, request: at('/api/auth/sessions') },
  { handler: 'GET /api/auth/second-factor', allowed: everyone, status: 200, request: at('/api/auth/second-factor') },
  {
    // Nothing was shown yet that a code could confirm.
    handler: 'POST /api/auth/second-factor/confirmation',
    allowed: everyone,
    status: 409,
    request: () => ({ path: '/api/auth/second-factor/confirmation', body: { code: '123456' } }),
  },
  {
    handler: 'POST /api/auth/second-factor',
    allowed: everyone,
    status: 200,
    request: () => ({ path: '/api/auth/second-factor', body: { password: demoPassword } }),
  },
  {
    // It is off.
    handler: 'POST /api/auth/second-factor/recovery-codes',
    allowed: everyone,
    status: 409,
    request: () => ({ path: '/api/auth/second-factor/recovery-codes', body: { password: demoPassword } }),
  },
  {
    handler: 'POST /api/auth/second-factor/removal',
    allowed: everyone,
    status: 204,
    request: () => ({ path: '/api/auth/second-factor/removal', body: { password: demoPassword } }),
  },
  {
    handler: 'POST /api/auth/second-factor/sign-in',
    allowed: everyone,
    open: true,
    status: 200,
    request: async (make) => ({ path: '/api/auth/second-factor/sign-in', body: await make.secondStep() }),
  },
];
