import { admin, at, type Right } from './right.ts';

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
];
