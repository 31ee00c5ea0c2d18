import type { Fixtures } from './fixtures.ts';
import { admin, at, staff, type Call, type Right } from './right.ts';

/** Written by hand from ST-6 and ST-8. */
export const locationsAndCounts: readonly Right[] = [
  { handler: 'GET /api/stock/locations', allowed: staff, status: 200, request: at('/api/stock/locations') },
  {
    handler: 'POST /api/stock/locations',
    allowed: admin,
    status: 201,
    request: (make) => ({ path: '/api/stock/locations', body: { name: `Lieu ${make.next()}` } }),
  },
  {
    handler: 'PATCH /api/stock/locations/:id',
    allowed: admin,
    status: 200,
    request: async (make) => ({
      path: `/api/stock/locations/${await make.location()}`,
      body: { name: `Lieu ${make.next()}`, version: 1 },
    }),
  },
  {
    handler: 'POST /api/stock/locations/:id/sell',
    allowed: admin,
    status: 200,
    // The one that sells already: other tests go on selling from it.
    request: at('/api/stock/locations/1/sell'),
  },
  {
    handler: 'POST /api/stock/locations/:id/archive',
    allowed: admin,
    status: 200,
    request: async (make) => ({ path: `/api/stock/locations/${await make.location()}/archive` }),
  },
  {
    handler: 'POST /api/stock/locations/:id/reopen',
    allowed: admin,
    status: 200,
    request: async (make) => ({ path: `/api/stock/locations/${await make.location()}/reopen` }),
  },
  {
    handler: 'POST /api/stock/transfers',
    allowed: staff,
    status: 201,
    request: async (make) => ({ path: '/api/stock/transfers', body: await make.transferInput() }),
  },
  {
    handler: 'GET /api/stock/transfers/:id',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/stock/transfers/${await make.transfer()}` }),
  },
  {
    handler: 'GET /api/stock/products/:id/history',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/stock/products/${await make.product()}/history` }),
  },
  { handler: 'GET /api/stock/counts', allowed: staff, status: 200, request: at('/api/stock/counts') },
  {
    handler: 'POST /api/stock/counts',
    allowed: staff,
    status: 201,
    request: async (make) => ({ path: '/api/stock/counts', body: await make.countInput() }),
  },
  {
    handler: 'GET /api/stock/counts/:id',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/stock/counts/${(await make.countSession()).id}` }),
  },
  {
    handler: 'GET /api/stock/counts/:id/lines',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/stock/counts/${(await make.countSession()).id}/lines` }),
  },
  {
    handler: 'GET /api/stock/counts/:id/line',
    allowed: staff,
    status: 200,
    request: async (make: Fixtures): Promise<Call> => {
      const { id, sku } = await make.countSession();
      return { path: `/api/stock/counts/${id}/line?code=${sku}` };
    },
  },
  {
    handler: 'POST /api/stock/counts/:id/lines',
    allowed: staff,
    status: 201,
    request: async (make) => ({
      path: `/api/stock/counts/${(await make.countSession()).id}/lines`,
      body: { productId: await make.product() },
    }),
  },
  {
    handler: 'POST /api/stock/counts/:id/entries',
    allowed: staff,
    status: 200,
    request: async (make: Fixtures): Promise<Call> => {
      const { id, productId } = await make.countSession();
      const body = { key: `k-${make.next()}`, productId, mode: 'add', quantity: 2 };
      return { path: `/api/stock/counts/${id}/entries`, body };
    },
  },
  {
    handler: 'POST /api/stock/counts/:id/validate',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/stock/counts/${(await make.countSession()).id}/validate` }),
  },
  {
    handler: 'POST /api/stock/counts/:id/cancel',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/stock/counts/${(await make.countSession()).id}/cancel` }),
  },
];
