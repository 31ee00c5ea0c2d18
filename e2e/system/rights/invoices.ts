import type { Fixtures } from './fixtures.ts';
import { admin, at, onePixel, staff, type Call, type Right } from './right.ts';

const payment = { amountCents: 1, method: 'card', paidOn: '2026-01-02' };

/** What is done with issued invoices: money, credit notes, mail. */
export const invoices: readonly Right[] = [
  {
    handler: 'GET /api/accounting/totals',
    allowed: admin,
    status: 200,
    request: at('/api/accounting/totals?from=2026-11-01&to=2026-11-30'),
  },
  { handler: 'GET /api/accounting/accounts', allowed: admin, status: 200, request: at('/api/accounting/accounts') },
  {
    handler: 'PATCH /api/accounting/accounts',
    allowed: admin,
    status: 200,
    request: async (make) => ({ path: '/api/accounting/accounts', body: await make.accounts() }),
  },
  {
    handler: 'GET /api/accounting/entries.csv',
    allowed: admin,
    status: 200,
    request: at('/api/accounting/entries.csv?from=2026-11-01&to=2026-11-30'),
  },
  {
    handler: 'GET /api/invoices/:id/transmissions',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/invoices/${await make.invoice()}/transmissions` }),
  },
  {
    handler: 'POST /api/invoices/:id/transmissions',
    allowed: staff,
    status: 201,
    request: async (make) => ({ path: `/api/invoices/${await make.refusedInvoice()}/transmissions` }),
  },
  { handler: 'GET /api/settings/platform', allowed: admin, status: 200, request: at('/api/settings/platform') },
  {
    handler: 'GET /api/orders-to-invoice',
    allowed: staff,
    status: 200,
    request: at('/api/orders-to-invoice'),
  },
  {
    handler: 'POST /api/invoice-batches',
    allowed: staff,
    status: 201,
    request: async (make) => ({ path: '/api/invoice-batches', body: { orderIds: [await make.orderToInvoice()] } }),
  },
  { handler: 'GET /api/invoice-batches', allowed: staff, status: 200, request: at('/api/invoice-batches') },
  {
    handler: 'GET /api/invoice-batches/:id',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/invoice-batches/${await make.invoiceBatch()}` }),
  },
  {
    handler: 'GET /api/invoice-documents.zip',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/invoice-documents.zip?ids=${await make.invoice()}` }),
  },
  {
    handler: 'POST /api/invoices/:id/payments',
    allowed: staff,
    status: 201,
    request: async (make) => ({ path: `/api/invoices/${await make.unpaidInvoice()}/payments`, body: payment }),
  },
  {
    handler: 'POST /api/invoices/:id/payments/:paymentId/cancel',
    allowed: staff,
    status: 200,
    request: cancelPayment,
  },
  {
    handler: 'POST /api/invoices/:id/credit-notes',
    allowed: staff,
    status: 201,
    request: async (make) => ({
      path: `/api/invoices/${await make.creditableInvoice()}/credit-notes`,
      body: { rest: true },
    }),
  },
  {
    handler: 'POST /api/invoices/:id/mails',
    allowed: staff,
    status: 201,
    request: async (make) => ({ path: `/api/invoices/${await make.invoice()}/mails`, body: { to: 'a@picolo.test' } }),
  },
  { handler: 'GET /api/settings/company', allowed: admin, status: 200, request: at('/api/settings/company') },
  {
    handler: 'POST /api/settings/company/logo',
    allowed: admin,
    status: 201,
    request: () => ({ path: '/api/settings/company/logo', file: onePixel }),
  },
  {
    handler: 'PATCH /api/settings/company/logo',
    allowed: admin,
    status: 200,
    request: () => ({ path: '/api/settings/company/logo', body: { sha256: null } }),
  },
  {
    handler: 'GET /api/settings/company/logo/:hash',
    allowed: admin,
    status: 200,
    request: async (make) => ({ path: `/api/settings/company/logo/${await make.logo()}` }),
  },
  {
    handler: 'PATCH /api/settings/company',
    allowed: admin,
    status: 200,
    request: async (make) => ({ path: '/api/settings/company', body: await make.settings() }),
  },
  {
    handler: 'POST /api/orders/:id/deposits',
    allowed: staff,
    status: 201,
    request: async (make) => ({ path: `/api/orders/${await make.order()}/deposits`, body: { percent: 3000 } }),
  },
];

async function cancelPayment(make: Fixtures): Promise<Call> {
  const { id, paymentId } = await make.payment();
  return { path: `/api/invoices/${id}/payments/${paymentId}/cancel`, body: {} };
}
