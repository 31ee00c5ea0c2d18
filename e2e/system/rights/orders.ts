import type { Fixtures } from './fixtures.ts';
import { at, client, staff, type Call, type Right } from './right.ts';

/** Orders, of staff and of clients. */
export const orders: readonly Right[] = [
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
    request: async (make: Fixtures): Promise<Call> => {
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
  { handler: 'GET /api/orders.csv', allowed: staff, status: 200, request: at('/api/orders.csv?status=pending') },
  { handler: 'GET /api/order-counts', allowed: staff, status: 200, request: at('/api/order-counts') },
  {
    handler: 'POST /api/orders/:id/internal-note',
    allowed: staff,
    status: 200,
    request: async (make) => ({
      path: `/api/orders/${await make.order()}/internal-note`,
      body: { note: 'À emballer', version: 1 },
    }),
  },
  {
    handler: 'POST /api/orders/:id/ticket',
    allowed: staff,
    status: 201,
    request: async (make) => ({ path: `/api/orders/${await make.order()}/ticket` }),
  },
  {
    handler: 'GET /api/orders/:id/ticket.svg',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/orders/${await make.order()}/ticket.svg` }),
  },
  {
    handler: 'POST /api/orders/:id/requests/:requestId/answer',
    allowed: staff,
    status: 200,
    request: async (make: Fixtures): Promise<Call> => {
      const { id, requestId } = await make.askedOrder();
      return {
        path: `/api/orders/${id}/requests/${requestId}/answer`,
        body: { decision: 'accept', answer: 'C’est noté.' },
      };
    },
  },
  {
    handler: 'PATCH /api/my/orders/:id',
    allowed: client,
    status: 200,
    request: async (make) => ({
      path: `/api/my/orders/${await make.order()}`,
      body: { version: 1, note: 'Sonnez deux fois' },
    }),
  },
  {
    handler: 'POST /api/my/orders/:id/requests',
    allowed: client,
    status: 201,
    request: async (make) => ({
      path: `/api/my/orders/${await make.processingOrder()}/requests`,
      body: { text: 'Une boîte de plus' },
    }),
  },
  {
    handler: 'POST /api/my/orders/:id/requests/:requestId/withdrawal',
    allowed: client,
    status: 200,
    request: async (make: Fixtures): Promise<Call> => {
      const { id, requestId } = await make.askedOrder();
      return { path: `/api/my/orders/${id}/requests/${requestId}/withdrawal` };
    },
  },
];
