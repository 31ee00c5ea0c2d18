import { at, client, everyone, staff, type Right } from './right.ts';

/** Written by hand from the product's rules (ID-3, ID-5), not derived from the code it checks. */
export const peopleAndStock: readonly Right[] = [
  // Open by nature.
  { handler: 'GET /api/health/live', allowed: everyone, open: true, status: 200, request: at('/api/health/live') },
  { handler: 'GET /api/health/ready', allowed: everyone, open: true, status: 200, request: at('/api/health/ready') },
  { handler: 'GET /api/setup', allowed: everyone, open: true, status: 200, request: at('/api/setup') },
  { handler: 'GET /api/shop/products', allowed: everyone, open: true, status: 200, request: at('/api/shop/products') },
  { handler: 'GET /api/shop/seller', allowed: everyone, open: true, status: 200, request: at('/api/shop/seller') },
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

  // Each finds only what their rights let them read.
  { handler: 'GET /api/search', allowed: everyone, status: 200, request: at('/api/search?q=picolo') },
  { handler: 'GET /api/dashboard', allowed: everyone, status: 200, request: at('/api/dashboard') },
  { handler: 'GET /api/dashboard/trends', allowed: everyone, status: 200, request: at('/api/dashboard/trends') },
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
  {
    handler: 'POST /api/clients/:id/vat-number/confirmation',
    allowed: staff,
    status: 200,
    request: async (make) => ({
      path: `/api/clients/${await make.companyRecord()}/vat-number/confirmation`,
      body: { version: 1 },
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
];
