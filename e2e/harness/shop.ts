import { api, signIn } from './http.ts';

/** A new product, put on sale by the administrator; answers its id. */
export async function stockedProduct(baseUrl: string, sku: string, quantity: number): Promise<number> {
  const admin = api(baseUrl, await signIn(baseUrl, 'admin@picolo.test'));
  const product = await admin.post<{ id: number }>('/api/products', {
    sku,
    name: `Article ${sku}`,
    unitPrice: 12_500_000,
    vatRate: 2000,
  });
  if (product.status !== 201) throw new Error(JSON.stringify(product.body));
  if (quantity > 0) await receive(baseUrl, product.body.id, quantity);
  return product.body.id;
}

/** Puts pieces of a product on the shelf. */
export async function receive(baseUrl: string, productId: number, quantity: number): Promise<void> {
  const admin = api(baseUrl, await signIn(baseUrl, 'admin@picolo.test'));
  const answer = await admin.post('/api/stock/movements', { productId, kind: 'receipt', quantity });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
}
