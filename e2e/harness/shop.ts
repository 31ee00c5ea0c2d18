import { api, signIn, type Api } from './http.ts';

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

/** An order of a client of the demo shop for one piece, processed by the administrator; answers its id and number. */
export async function processedOrder(
  admin: Api,
  productId: number,
  client: string,
  purchaseOrder?: string,
): Promise<{ id: number; number: string }> {
  const clients = await admin.get<{ items: { id: number }[] }>(`/api/clients?q=${encodeURIComponent(client)}`);
  const lines = [{ productId, quantity: 1 }];
  const input = {
    clientId: clients.body.items[0]?.id,
    lines,
    ...(purchaseOrder === undefined ? {} : { purchaseOrder }),
  };
  const { body } = await admin.post<{ id: number; number: string }>('/api/orders', input);
  for (const to of ['processing', 'processed']) await admin.post(`/api/orders/${body.id}/transitions`, { to });
  return body;
}

/** Changes settings of the company. */
export async function changeSettings(admin: Api, changes: object): Promise<void> {
  const { body } = await admin.get<{ company: Record<string, unknown>; version: number }>('/api/settings/company');
  const { logo: _apart, ...company } = body.company;
  const answer = await admin.patch('/api/settings/company', { ...company, version: body.version, ...changes });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}
