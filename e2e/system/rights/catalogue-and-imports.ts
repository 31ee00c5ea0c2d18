import { at, staff, type Right } from './right.ts';

/** Files in and out of the catalogue: for staff with `catalogue.import`, never for clients. */
export const catalogueAndImports: readonly Right[] = [
  {
    handler: 'POST /api/imports',
    allowed: staff,
    status: 201,
    request: (make) => ({ path: '/api/imports', file: `Référence;Nom\nRI-${make.next()};Un\n` }),
  },
  { handler: 'GET /api/imports', allowed: staff, status: 200, request: at('/api/imports') },
  {
    handler: 'GET /api/imports/:id',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/imports/${await make.importRun('ready')}` }),
  },
  {
    handler: 'GET /api/imports/:id/errors',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/imports/${await make.importRun('invalid')}/errors` }),
  },
  {
    handler: 'GET /api/imports/:id/errors.csv',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/imports/${await make.importRun('invalid')}/errors.csv` }),
  },
  {
    handler: 'GET /api/imports/:id/changes',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/imports/${await make.importRun('ready')}/changes` }),
  },
  {
    handler: 'POST /api/imports/:id/application',
    allowed: staff,
    status: 202,
    request: async (make) => ({ path: `/api/imports/${await make.importRun('ready')}/application` }),
  },
  {
    handler: 'POST /api/imports/:id/cancellation',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/imports/${await make.importRun('ready')}/cancellation` }),
  },
  { handler: 'GET /api/exports/products.csv', allowed: staff, status: 200, request: at('/api/exports/products.csv') },
];
