import { randomUUID } from 'node:crypto';
import { orders } from './orders.ts';
import { admin, at, client, staff, type Right } from './right.ts';

/** The second half of the matrix. */
export const ordersToPaper: readonly Right[] = [
  ...orders,
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
  { handler: 'GET /api/my/print-jobs', allowed: staff, status: 200, request: at('/api/my/print-jobs') },
  { handler: 'GET /api/print-jobs', allowed: staff, status: 200, request: at('/api/print-jobs') },
  { handler: 'GET /api/print-jobs.csv', allowed: staff, status: 200, request: at('/api/print-jobs.csv?kind=text') },
  {
    handler: 'GET /api/print-jobs/:id',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/print-jobs/${await make.printJob('queued')}` }),
  },
  {
    handler: 'GET /api/print-jobs/:id/preview.svg',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/print-jobs/${await make.printJob('queued')}/preview.svg` }),
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
  {
    handler: 'DELETE /api/printers/:id',
    allowed: admin,
    status: 204,
    request: async (make) => ({ path: `/api/printers/${await make.printer()}` }),
  },
  { handler: 'GET /api/print-workers', allowed: staff, status: 200, request: at('/api/print-workers') },
  {
    handler: 'POST /api/print-workers',
    allowed: admin,
    status: 201,
    request: () => ({ path: '/api/print-workers', body: { name: 'Réserve' } }),
  },
  {
    handler: 'PATCH /api/print-workers/:id',
    allowed: admin,
    status: 200,
    request: async (make) => ({ path: `/api/print-workers/${await make.worker()}`, body: { name: 'Réserve' } }),
  },
  {
    handler: 'DELETE /api/print-workers/:id',
    allowed: admin,
    status: 204,
    request: async (make) => ({ path: `/api/print-workers/${await make.worker()}` }),
  },
  // Nobody is at that PC: whoever may is told so.
  {
    handler: 'POST /api/print-workers/:id/printer-search',
    allowed: admin,
    status: 409,
    request: async (make) => ({ path: `/api/print-workers/${await make.worker()}/printer-search` }),
  },
  {
    handler: 'POST /api/print-workers/:id/printers',
    allowed: admin,
    status: 409,
    request: async (make) => ({
      path: `/api/print-workers/${await make.worker()}/printers`,
      body: { uri: 'ipp://printer.example/ipp/print', driver: 'ipp' },
    }),
  },
  { handler: 'GET /api/print-routing', allowed: staff, status: 200, request: at('/api/print-routing') },
  {
    handler: 'PATCH /api/print-routing/routes/:kind',
    allowed: admin,
    status: 200,
    request: () => ({ path: '/api/print-routing/routes/text', body: { lifetimeMinutes: 1440 } }),
  },
  {
    handler: 'POST /api/print-routing/groups',
    allowed: admin,
    status: 201,
    request: async (make) => ({
      path: '/api/print-routing/groups',
      body: { name: randomUUID(), printerIds: [await make.printer()] },
    }),
  },
  {
    handler: 'PATCH /api/print-routing/groups/:id',
    allowed: admin,
    status: 200,
    request: async (make) => ({
      path: `/api/print-routing/groups/${await make.printerGroup()}`,
      body: { name: randomUUID(), printerIds: [await make.printer()], version: 1 },
    }),
  },
  {
    handler: 'DELETE /api/print-routing/groups/:id',
    allowed: admin,
    status: 200,
    request: async (make) => ({ path: `/api/print-routing/groups/${await make.printerGroup()}` }),
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
