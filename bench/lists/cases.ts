/** A way to ask for a list: the query, and where its rows are sorted. */
export interface ListCase {
  readonly query: Readonly<Record<string, string>>;
  /** Table and columns of its keyset, for the cursor of a page far behind. */
  readonly keyset: Keyset;
}
interface Keyset {
  readonly table: string;
  readonly columns: readonly string[];
  readonly direction: 'ASC' | 'DESC';
}

const keyset = (table: string, columns: string, direction: 'ASC' | 'DESC'): Keyset => {
  return { table, columns: columns.split(' '), direction };
};

const one = (name: string, values: readonly string[]): Record<string, string>[] =>
  values.map((value) => ({ [name]: value }));

const cases = (queries: readonly Readonly<Record<string, string>>[], by: Keyset): ListCase[] =>
  queries.map((query) => ({ query, keyset: by }));

const newestOrders = keyset('orders', 'id', 'DESC');
const productsByName = keyset('products', 'name id', 'ASC');
const newestMovements = keyset('stock_movements', 'id', 'DESC');
const newestInvoices = keyset('invoices', 'id', 'DESC');
const statuses = ['pending', 'processing', 'processed', 'shipped', 'delivered', 'cancelled', 'returned'];
const kinds = ['receipt', 'sale', 'return', 'count', 'adjustment', 'transfer', 'reservation', 'release'];
/** Days of `generate` (shop.ts): its rows go back over a year from 2026-11-20. */
const days: readonly Readonly<Record<string, string>>[] = [
  { from: '2026-06-01' },
  { to: '2026-06-01' },
  { from: '2026-05-01', to: '2026-05-31' },
];

/**
 * Every filter and sort that the lists offer, and every value of those that have a fixed set (tools/list-cases.spec.ts
 * compares with what the server accepts). What a text finds is chosen common, rare and absent.
 */
export const listCases: Readonly<Record<string, readonly ListCase[]>> = {
  '/api/orders': [
    ...cases(
      [
        {},
        { sort: '-createdAt' },
        ...one('status', statuses),
        ...one('origin', ['portal', 'staff']),
        ...days,
        { clientId: '7' },
        { requests: 'open' },
        ...one('q', ['CMD-000500', 'ART-000042', 'garnier', 'rien du tout']),
        { status: 'processed', clientId: '7' },
      ],
      newestOrders,
    ),
    ...cases([{ sort: 'createdAt' }], keyset('orders', 'id', 'ASC')),
    ...cases([{ sort: 'gross' }, { sort: 'gross', status: 'shipped' }], keyset('orders', 'gross_cents id', 'ASC')),
    ...cases([{ sort: '-gross' }], keyset('orders', 'gross_cents id', 'DESC')),
  ],
  '/api/products': [
    ...cases(
      [
        {},
        { sort: 'name' },
        ...one('state', ['active', 'inactive', 'archived', 'low']),
        { categoryId: '2' },
        { locationId: '1' },
        { locationId: '1', q: 'théière' },
        { locationId: '2' },
        { locationId: '2', q: 'théière' },
        ...one('q', ['théière', 'modèle 000042', 'ART-000042', 'rien du tout']),
        { state: 'active', q: 'théière' },
      ],
      productsByName,
    ),
    ...cases([{ sort: '-name' }], keyset('products', 'name id', 'DESC')),
    ...cases(
      [
        { sort: 'sku' },
        ...['inactive', 'archived'].map((state) => ({ sort: 'sku', state })),
        { sort: 'sku', categoryId: '2' },
        { sort: 'sku', q: 'théière' },
      ],
      keyset('products', 'sku id', 'ASC'),
    ),
    ...cases([{ sort: '-sku' }], keyset('products', 'sku id', 'DESC')),
  ],
  '/api/stock/movements': cases(
    [
      {},
      { productId: '7' },
      ...one('kind', kinds),
      { locationId: '1' },
      { locationId: '1', kind: 'sale' },
      ...days,
      ...one('q', ['ART-000042', 'CMD-000500', 'rien du tout']),
    ],
    newestMovements,
  ),
  '/api/invoices': [
    ...cases(
      [
        {},
        ...one('kind', ['invoice', 'deposit', 'credit_note']),
        { orderId: '500' },
        { clientId: '7' },
        ...one('q', ['FA-2026-000500', 'CMD-000500', 'garnier', 'rien du tout']),
      ],
      newestInvoices,
    ),
    ...cases(
      one('due', ['unpaid', 'overdue', 'to_refund', 'settled']),
      keyset('invoice_balances', 'due_date invoice_id', 'ASC'),
    ),
  ],
  '/api/to-order': cases([{}], productsByName),
  '/api/clients': cases([{}, ...one('q', ['garnier', 'rien du tout'])], keyset('clients', 'name id', 'ASC')),
};
