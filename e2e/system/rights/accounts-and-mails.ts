import { demoPassword } from '../../harness/index.ts';
import type { Fixtures } from './fixtures.ts';
import { admin, at, client, everyone, type Call, type Right } from './right.ts';

/** Accounts, what is mailed to them, and what becomes of mails. */
export const accountsAndMails: readonly Right[] = [
  { handler: 'GET /api/mails', allowed: admin, status: 200, request: at('/api/mails') },
  { handler: 'GET /api/mails/overview', allowed: admin, status: 200, request: at('/api/mails/overview') },
  {
    handler: 'POST /api/mails/:id/retry',
    allowed: admin,
    status: 204,
    request: async (make) => ({ path: `/api/mails/${await make.failedMail()}/retry` }),
  },

  // By mailed links: open to who holds one.
  {
    handler: 'POST /api/auth/forgotten',
    allowed: everyone,
    open: true,
    status: 202,
    request: () => ({ path: '/api/auth/forgotten', body: { email: 'nobody@picolo.test', place: 'portal' } }),
  },
  {
    handler: 'POST /api/auth/reset',
    allowed: everyone,
    open: true,
    status: 204,
    request: async (make) => ({
      path: '/api/auth/reset',
      body: { token: await make.mailedLink('reset'), password: 'correct horse battery' },
    }),
  },
  {
    handler: 'POST /api/auth/verify',
    allowed: everyone,
    open: true,
    status: 200,
    request: async (make) => ({ path: '/api/auth/verify', body: { token: await make.mailedLink('verification') } }),
  },
  {
    handler: 'POST /api/invitations/read',
    allowed: everyone,
    open: true,
    status: 200,
    request: async (make) => ({ path: '/api/invitations/read', body: { token: await make.invitationLink() } }),
  },
  {
    handler: 'POST /api/invitations/accept',
    allowed: everyone,
    open: true,
    status: 201,
    request: async (make) => ({
      path: '/api/invitations/accept',
      body: { token: await make.invitationLink(), name: 'Essai', password: 'correct horse battery' },
    }),
  },

  // One's own account.
  {
    handler: 'POST /api/auth/verification',
    allowed: everyone,
    status: 202,
    request: () => ({ path: '/api/auth/verification', body: {} }),
  },
  {
    // The demo accounts keep their password: what is asked is refused, after it was let in.
    handler: 'POST /api/auth/password',
    allowed: everyone,
    status: 400,
    request: () => ({ path: '/api/auth/password', body: { current: demoPassword, password: 'short' } }),
  },
  {
    handler: 'POST /api/auth/email',
    allowed: everyone,
    status: 202,
    request: (make) => ({
      path: '/api/auth/email',
      body: { email: `moved-${make.next()}@picolo.test`, password: demoPassword, place: 'portal' },
    }),
  },

  // Invitations.
  { handler: 'GET /api/invitations', allowed: admin, status: 200, request: at('/api/invitations') },
  {
    handler: 'POST /api/invitations',
    allowed: admin,
    status: 201,
    request: async (make) => ({ path: '/api/invitations', body: await make.invitationInput() }),
  },
  {
    handler: 'POST /api/invitations/:id/resend',
    allowed: admin,
    status: 200,
    request: async (make) => ({ path: `/api/invitations/${await make.invitation()}/resend` }),
  },
  {
    handler: 'DELETE /api/invitations/:id',
    allowed: admin,
    status: 204,
    request: async (make) => ({ path: `/api/invitations/${await make.invitation()}` }),
  },

  // A client's data, for the client and for whom they ask.
  { handler: 'GET /api/my/data', allowed: client, status: 200, request: at('/api/my/data') },
  { handler: 'POST /api/my/data/export', allowed: client, status: 202, request: at('/api/my/data/export') },
  {
    handler: 'GET /api/my/data/export/:id/archive',
    allowed: client,
    status: 200,
    request: async (make) => ({
      path: `/api/my/data/export/${await make.archive(await make.clientOfAccount())}/archive`,
    }),
  },
  {
    // The demo client has orders under way: they are let in, and told why not yet.
    handler: 'POST /api/my/data/erasure',
    allowed: client,
    status: 409,
    request: async (make: Fixtures): Promise<Call> => {
      await make.order();
      return { path: '/api/my/data/erasure', body: { password: demoPassword } };
    },
  },
  {
    handler: 'DELETE /api/my/data/erasure',
    allowed: client,
    status: 204,
    request: async (make: Fixtures): Promise<Call> => {
      await make.erasure(await make.clientOfAccount());
      return { path: '/api/my/data/erasure' };
    },
  },
  {
    handler: 'GET /api/clients/:id/data',
    allowed: admin,
    status: 200,
    request: async (make) => ({ path: `/api/clients/${await make.clientRecord()}/data` }),
  },
  {
    handler: 'POST /api/clients/:id/data/export',
    allowed: admin,
    status: 202,
    request: async (make) => ({ path: `/api/clients/${await make.clientRecord()}/data/export` }),
  },
  {
    handler: 'GET /api/clients/:id/data/export/:exportId/archive',
    allowed: admin,
    status: 200,
    request: async (make: Fixtures): Promise<Call> => {
      const id = await make.clientRecord();
      return { path: `/api/clients/${id}/data/export/${await make.archive(id)}/archive` };
    },
  },
  {
    handler: 'POST /api/clients/:id/data/erasure',
    allowed: admin,
    status: 202,
    request: async (make) => ({
      path: `/api/clients/${await make.clientRecord()}/data/erasure`,
      body: { now: false },
    }),
  },
  {
    handler: 'DELETE /api/clients/:id/data/erasure',
    allowed: admin,
    status: 204,
    request: async (make: Fixtures): Promise<Call> => {
      const id = await make.clientRecord();
      await make.erasure(id);
      return { path: `/api/clients/${id}/data/erasure` };
    },
  },
];
