import { randomUUID } from 'node:crypto';
import type { Fixtures } from './fixtures.ts';
import { at, everyone, onePixel, staff, type Call, type Right } from './right.ts';

const file = (make: Fixtures): Promise<number> =>
  make.insert(
    `INSERT INTO files (uuid, purpose, owner, name, media_type, bytes, sha256)
     VALUES (?, 'test', 'test', 'a', 'text/csv', 1, '')`,
    [randomUUID()],
  );

const importRun = async (make: Fixtures, state: 'ready' | 'invalid'): Promise<number> =>
  await make.insert(
    `INSERT INTO import_runs (file_id, file_name, state, bytes, layout, created_by, created_by_name)
     SELECT ?, 'a', ?, 1, ?, id, name FROM users LIMIT 1`,
    [await file(make), state, '{"encoding":"utf-8","separator":";","columns":["sku"],"locations":[],"ignored":[]}'],
  );

const photo = async (make: Fixtures, removedAt: Date | null = null): Promise<{ productId: number; id: number }> => {
  const productId = await make.product();
  const id = await make.insert(
    'INSERT INTO product_photos (product_id, file_id, position, width, height, removed_at) VALUES (?, ?, 0, 1, 1, ?)',
    [productId, await file(make), removedAt],
  );
  return { productId, id };
};

const category = (make: Fixtures): Promise<number> =>
  make.insert('INSERT INTO categories (name, slug) VALUES (?, ?)', [`Rayon ${make.next()}`, `rayon-${make.next()}`]);

/** Files in and out of the catalogue: for staff with `catalogue.import`, never for clients. */
export const catalogueAndImports: readonly Right[] = [
  {
    handler: 'POST /api/products/labels',
    allowed: staff,
    status: 201,
    request: async (make) => ({
      path: '/api/products/labels',
      body: { productIds: [await make.product()], size: '57x32', copies: 1 },
    }),
  },
  {
    handler: 'GET /api/products/:id/label.svg',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/products/${await make.product()}/label.svg?size=57x32` }),
  },
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
    request: async (make) => ({ path: `/api/imports/${await importRun(make, 'ready')}` }),
  },
  {
    handler: 'GET /api/imports/:id/errors',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/imports/${await importRun(make, 'invalid')}/errors` }),
  },
  {
    handler: 'GET /api/imports/:id/errors.csv',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/imports/${await importRun(make, 'invalid')}/errors.csv` }),
  },
  {
    handler: 'GET /api/imports/:id/changes',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/imports/${await importRun(make, 'ready')}/changes` }),
  },
  {
    handler: 'POST /api/imports/:id/application',
    allowed: staff,
    status: 202,
    request: async (make) => ({ path: `/api/imports/${await importRun(make, 'ready')}/application` }),
  },
  {
    handler: 'POST /api/imports/:id/cancellation',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/imports/${await importRun(make, 'ready')}/cancellation` }),
  },
  { handler: 'GET /api/exports/products.csv', allowed: staff, status: 200, request: at('/api/exports/products.csv') },
  { handler: 'GET /api/to-order', allowed: staff, status: 200, request: at('/api/to-order') },
  {
    handler: 'POST /api/to-order.csv',
    allowed: staff,
    status: 200,
    request: () => ({ path: '/api/to-order.csv', body: { language: 'fr', chosen: [] } }),
  },
  // Photos: kept by staff, shown to everybody while the product is on sale.
  {
    handler: 'POST /api/products/:id/photos',
    allowed: staff,
    status: 201,
    request: async (make) => ({ path: `/api/products/${await make.product()}/photos`, file: onePixel }),
  },
  {
    handler: 'PATCH /api/products/:id/photos',
    allowed: staff,
    status: 200,
    request: async (make: Fixtures): Promise<Call> => {
      const { productId, id } = await photo(make);
      return { path: `/api/products/${productId}/photos`, body: { ids: [id] } };
    },
  },
  {
    handler: 'PATCH /api/products/:id/photos/:photoId',
    allowed: staff,
    status: 200,
    request: async (make: Fixtures): Promise<Call> => {
      const { productId, id } = await photo(make);
      return { path: `/api/products/${productId}/photos/${id}`, body: { alt: 'Vue de face' } };
    },
  },
  {
    handler: 'DELETE /api/products/:id/photos/:photoId',
    allowed: staff,
    status: 200,
    request: async (make: Fixtures): Promise<Call> => {
      const { productId, id } = await photo(make);
      return { path: `/api/products/${productId}/photos/${id}` };
    },
  },
  {
    handler: 'POST /api/products/:id/photos/:photoId/restoration',
    allowed: staff,
    status: 200,
    request: async (make: Fixtures): Promise<Call> => {
      const { productId, id } = await photo(make, new Date());
      return { path: `/api/products/${productId}/photos/${id}/restoration` };
    },
  },
  {
    // Open to everybody; a name that nobody guesses leads nowhere.
    handler: 'GET /api/shop/photos/:name',
    allowed: everyone,
    open: true,
    status: 404,
    request: at('/api/shop/photos/00000000-0000-0000-0000-000000000000.webp'),
  },
  {
    handler: 'GET /api/product-photos/:name',
    allowed: staff,
    status: 404,
    request: at('/api/product-photos/00000000-0000-0000-0000-000000000000.webp'),
  },
  { handler: 'GET /api/categories/overview', allowed: staff, status: 200, request: at('/api/categories/overview') },
  {
    handler: 'PATCH /api/categories',
    allowed: staff,
    // Not all of them: let in, and refused for what it says.
    status: 409,
    request: () => ({ path: '/api/categories', body: { ids: [4_000_000_000] } }),
  },
  {
    handler: 'PATCH /api/categories/:id',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/categories/${await category(make)}`, body: { name: `R ${make.next()}` } }),
  },
  {
    handler: 'DELETE /api/categories/:id',
    allowed: staff,
    status: 200,
    request: async (make) => ({ path: `/api/categories/${await category(make)}` }),
  },
];
