import type { Fixtures } from './fixtures.ts';

export type Role = 'admin' | 'employee' | 'client';

export interface Call {
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** One handler: who gets through (with which status), and a valid request. Made anew for each try. */
export interface Right {
  readonly handler: string;
  readonly allowed: readonly Role[];
  /** Anybody, signed in or not. */
  readonly open?: true;
  readonly status: number;
  readonly request: (make: Fixtures) => Call | Promise<Call>;
}

const staff: readonly Role[] = ['admin', 'employee'];
const admin: readonly Role[] = ['admin'];
const client: readonly Role[] = ['client'];
const everyone: readonly Role[] = ['admin', 'employee', 'client'];

const at = (path: string) => (): Call => ({ path });

/** Written by hand from the product's rules (ID-3, ID-5), not derived from the code it checks. */
export const rights: readonly Right[] = [
  // Open by nature.
  { handler: 'GET /api/health/live', allowed: everyone, open: true, status: 200, request: at('/api/health/live') },
  { handler: 'GET /api/health/ready', allowed: everyone, open: true, status: 200, request: at('/api/health/ready') },
  { handler: 'GET /api/setup', allowed: everyone, open: true, status: 200, request: at('/api/setup') },
  { handler: 'GET /api/shop/products', allowed: everyone, open: true, status: 200, request: at('/api/shop/products') },
  {
    handler: 'GET /api/shop/categories',
    allowed: everyone,
    open: true,
    status: 200,
    request: at('/api/shop/categories'),
  },
  {
    handler: 'GET /api/shop/products/:slug',
    allowed: everyone,
    open: true,
    status: 200,
    request: async (make) => ({ path: `/api/shop/products/${await make.slug()}` }),
  },
  {
    handler: 'POST /api/auth/login',
    allowed: everyone,
    open: true,
    status: 200,
    request: (make) => ({ path: '/api/auth/login', body: make.credentials() }),
  },
  {
    handler: 'POST /api/auth/register',
    allowed: everyone,
    open: true,
    status: 201,
    request: (make) => ({ path: '/api/auth/register', body: make.registration() }),
  },
  {
    handler: 'POST /api/auth/refresh',
    allowed: everyone,
    open: true,
    status: 200,
    request: async (make) => ({ path: '/api/auth/refresh', body: { refreshToken: await make.refreshToken() } }),
  },
  {
    handler: 'POST /api/auth/logout',
    allowed: everyone,
    open: true,
    status: 204,
    request: async (make) => ({ path: '/api/auth/logout', body: { refreshToken: await make.refreshToken() } }),
  },
  {
    // Open to everybody and useless to everybody: there is an administrator already.
    handler: 'POST /api/setup',
    allowed: everyone,
    open: true,
    status: 409,
    request: (make) => ({ path: '/api/setup', body: { code: 'AAAA-BBBB-CCCC', ...make.registration() } }),
  },
  {
    handler: 'POST /api/print-workers/enrol',
    allowed: everyone,
    open: true,
    status: 201,
    request: async (make) => ({
      path: '/api/print-workers/enrol',
      body: { code: await make.enrolmentCode(), name: 'Comptoir' },
    }),
  },

  // One's own account.
  { handler: 'GET /api/auth/me', allowed: everyone, status: 200, request: at('/api/auth/me') },
  {
    handler: 'PATCH /api/auth/me',
    allowed: everyone,
    status: 200,
    request: () => ({ path: '/api/auth/me', body: { locale: 'fr' } }),
  },
  { handler: 'GET /api/notifications', allowed: everyone, status: 200, request: at('/api/notifications') },
  {
    handler: 'GET /api/notifications/stream',
    allowed: everyone,
    status: 200,
    request: at('/api/notifications/stream'),
  },
  {
    handler: 'POST /api/notifications/read',
    allowed: everyone,
    status: 200,
    request: () => ({ path: '/api/notifications/read', body: { upTo: 1 } }),
  },

  // Clients.
  { handler: 'GET /api/clients', allowed: staff, status: 200, request: at('/api/clients') },
  {
    handler: 'GET /api/clients/:id',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/clients/${await make.clientRecord()}` }),
  },
  {
    handler: 'POST /api/clients',
    allowed: staff,
    status: 201,
    request: () => ({ path: '/api/clients', body: { kind: 'person', name: 'Jeanne Martin' } }),
  },
  {
    handler: 'PATCH /api/clients/:id',
    allowed: staff,
    status: 200,
    request: async (make) => ({
      path: `/api/clients/${await make.clientRecord()}`,
      body: { version: 1, phone: '01 23 45 67 89' },
    }),
  },
  { handler: 'GET /api/my/profile', allowed: client, status: 200, request: at('/api/my/profile') },
  {
    handler: 'PATCH /api/my/profile',
    allowed: client,
    status: 200,
    request: async (make) => ({
      path: '/api/my/profile',
      body: { version: await make.profileVersion(), phone: '01 23 45 67 89' },
    }),
  },

  // Catalogue and stock.
  { handler: 'GET /api/products', allowed: everyone, status: 200, request: at('/api/products') },
  {
    handler: 'GET /api/products/:id',
    allowed: everyone,
    status: 200,
    request: async (make) => ({ path: `/api/products/${await make.product()}` }),
  },
  {
    handler: 'POST /api/products',
    allowed: staff,
    status: 201,
    request: (make) => ({ path: '/api/products', body: make.productInput() }),
  },
  {
    handler: 'PATCH /api/products/:id',
    allowed: staff,
    status: 200,
    request: async (make) => ({
      path: `/api/products/${await make.product()}`,
      body: { version: 1, name: 'Autre nom' },
    }),
  },
  {
    handler: 'DELETE /api/products/:id',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/products/${await make.product()}` }),
  },
  { handler: 'GET /api/categories', allowed: everyone, status: 200, request: at('/api/categories') },
  {
    handler: 'POST /api/categories',
    allowed: staff,
    status: 201,
    request: (make) => ({ path: '/api/categories', body: { name: `Rayon ${make.next()}` } }),
  },
  { handler: 'GET /api/stock/movements', allowed: staff, status: 200, request: at('/api/stock/movements') },
  {
    handler: 'POST /api/stock/movements',
    allowed: staff,
    status: 201,
    request: async (make) => ({
      path: '/api/stock/movements',
      body: { productId: await make.product(), kind: 'receipt', quantity: 5 },
    }),
  },

  // Orders.
  { handler: 'GET /api/orders', allowed: staff, status: 200, request: at('/api/orders') },
  {
    handler: 'GET /api/orders/:id',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/orders/${await make.order()}` }),
  },
  {
    handler: 'POST /api/orders',
    allowed: staff,
    status: 201,
    request: async (make) => ({
      path: '/api/orders',
      body: {
        clientId: await make.clientOfAccount(),
        lines: [{ productId: await make.stockedProduct(), quantity: 1 }],
      },
    }),
  },
  {
    handler: 'POST /api/orders/:id/transitions',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/orders/${await make.order()}/transitions`, body: { to: 'processing' } }),
  },
  {
    handler: 'POST /api/orders/:id/returns',
    allowed: staff,
    status: 200,
    request: async (make) => {
      const { id, lineId } = await make.shippedOrder();
      return {
        path: `/api/orders/${id}/returns`,
        body: { lines: [{ lineId, quantity: 1, disposition: 'restock' }] },
      };
    },
  },
  { handler: 'GET /api/my/orders', allowed: client, status: 200, request: at('/api/my/orders') },
  {
    handler: 'GET /api/my/orders/:id',
    allowed: client,
    status: 200,
    request: async (make) => ({ path: `/api/my/orders/${await make.order()}` }),
  },
  {
    handler: 'POST /api/my/orders',
    allowed: client,
    status: 201,
    request: async (make) => ({
      path: '/api/my/orders',
      body: { lines: [{ productId: await make.stockedProduct(), quantity: 1 }] },
    }),
  },
  {
    handler: 'POST /api/my/orders/:id/transitions',
    allowed: client,
    status: 200,
    request: async (make) => ({ path: `/api/my/orders/${await make.order()}/transitions`, body: { to: 'cancelled' } }),
  },

  // Invoices.
  { handler: 'GET /api/invoices', allowed: staff, status: 200, request: at('/api/invoices') },
  {
    handler: 'GET /api/invoices/:id',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/invoices/${await make.invoice()}` }),
  },
  {
    handler: 'GET /api/invoices/:id/pdf',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/invoices/${await make.invoice()}/pdf` }),
  },
  { handler: 'POST /api/invoices/verify', allowed: admin, status: 200, request: at('/api/invoices/verify') },
  { handler: 'GET /api/my/invoices', allowed: client, status: 200, request: at('/api/my/invoices') },
  {
    handler: 'GET /api/my/invoices/:id',
    allowed: client,
    status: 200,
    request: async (make) => ({ path: `/api/my/invoices/${await make.invoice()}` }),
  },
  {
    handler: 'GET /api/my/invoices/:id/pdf',
    allowed: client,
    status: 200,
    request: async (make) => ({ path: `/api/my/invoices/${await make.invoice()}/pdf` }),
  },

  // Printing.
  {
    handler: 'POST /print',
    allowed: staff,
    status: 201,
    request: () => ({ path: '/print', body: { content: 'Bonjour' } }),
  },
  { handler: 'GET /api/print-jobs', allowed: staff, status: 200, request: at('/api/print-jobs') },
  {
    handler: 'GET /api/print-jobs/:id',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/print-jobs/${await make.printJob('queued')}` }),
  },
  {
    handler: 'POST /api/print-jobs/:id/decision',
    allowed: staff,
    status: 200,
    request: async (make) => ({
      path: `/api/print-jobs/${await make.printJob('unconfirmed')}/decision`,
      body: { decision: 'printed' },
    }),
  },
  {
    handler: 'POST /api/print-jobs/:id/reprint',
    allowed: staff,
    status: 201,
    request: async (make) => ({ path: `/api/print-jobs/${await make.printJob('printed')}/reprint` }),
  },
  {
    handler: 'POST /api/print-jobs/:id/cancel',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/print-jobs/${await make.printJob('queued')}/cancel` }),
  },
  { handler: 'GET /api/printers', allowed: staff, status: 200, request: at('/api/printers') },
  {
    handler: 'PATCH /api/printers/:id',
    allowed: admin,
    status: 200,
    request: async (make) => ({ path: `/api/printers/${await make.printer()}`, body: { name: 'Comptoir' } }),
  },
  { handler: 'GET /api/print-workers', allowed: staff, status: 200, request: at('/api/print-workers') },
  {
    handler: 'POST /api/print-workers',
    allowed: admin,
    status: 201,
    request: () => ({ path: '/api/print-workers', body: { name: 'Réserve' } }),
  },
  {
    handler: 'DELETE /api/print-workers/:id',
    allowed: admin,
    status: 204,
    request: async (make) => ({ path: `/api/print-workers/${await make.worker()}` }),
  },

  // Operations.
  { handler: 'GET /api/failed-tasks', allowed: admin, status: 200, request: at('/api/failed-tasks') },
  {
    handler: 'POST /api/failed-tasks/:id/retry',
    allowed: admin,
    status: 204,
    request: async (make) => ({ path: `/api/failed-tasks/${await make.failedTask()}/retry` }),
  },
];

/** Socket messages: only an enrolled print worker's connection may send them. */
export const workerMessages = ['worker:hello', 'worker:beat', 'job:next', 'job:chunk', 'job:accept', 'job:report'];
