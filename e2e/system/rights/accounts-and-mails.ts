import { demoPassword } from '../../harness/index.ts';
import { admin, at, everyone, type Right } from './right.ts';

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
];
