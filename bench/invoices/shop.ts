import type { Pool, ResultSetHeader, RowDataPacket } from 'mysql2/promise';

const PRODUCTS = [
  ['THE-SENCHA', 'Thé vert sencha, feuilles entières', 'pièce', 8_325_000, 550],
  ['CAF-ETHIOPIE', 'Café d’Éthiopie en grains', 'kg', 24_900_000, 550],
  ['THEIERE-GRES', 'Théière en grès émaillé, 0,8 litre', 'pièce', 39_166_667, 2000],
] as const;
const LINES = [20_000, 15_000, 10_000] as const;

const buyer = (name: string): object => ({
  kind: 'person',
  name,
  email: 'client@example.org',
  siren: null,
  vatNumber: null,
  billing: { name, line1: '3 allée des Tilleuls', postalCode: '35000', city: 'Rennes', country: 'FR' },
  delivery: null,
});

/** Until a round releases them, documents wait: so that all of a round are due at once, and nothing but they. */
const HOLD = `CREATE TRIGGER bench_holds_documents BEFORE INSERT ON outbox FOR EACH ROW
  SET NEW.due_at = IF(NEW.consumer = 'invoice-render', '2099-01-01', NEW.due_at)`;

/** A print job or a mail for each would measure other features. */
const QUIET = `UPDATE company_settings
  SET settings = JSON_SET(settings, '$.printInvoices', false, '$.mailInvoices', false)`;

async function insert(db: Pool, text: string, rows: readonly (readonly (string | number | Date)[])[]): Promise<number> {
  const [header] = await db.query<ResultSetHeader>(text, [rows]);
  return header.insertId;
}

async function insertLines(db: Pool, order: number, product: number, count: number): Promise<void> {
  await insert(
    db,
    `INSERT INTO order_lines (order_id, position, product_id, sku, name, unit, quantity, unit_price, vat_rate, net_cents)
     VALUES ?`,
    Array.from({ length: count }, (_, index) =>
      PRODUCTS.map(([sku, name, unit, price, rate], line) => {
        const quantity = LINES[line] ?? 0;
        const net = Math.round((price * quantity) / 1e8);
        return [order + index, line + 1, product + line, sku, name, unit, quantity / 10_000, price, rate, net];
      }),
    ).flat(),
  );
}

/** Processed orders of three lines, each with its event for the queue `invoices`, as the application leaves them. */
export async function processedOrders(db: Pool, count: number): Promise<void> {
  await db.query(HOLD);
  await db.query(QUIET);
  const [clients] = await db.query<RowDataPacket[]>(
    'SELECT id, user_id FROM clients WHERE user_id IS NOT NULL LIMIT 1',
  );
  const client = clients[0]?.['id'] as number;
  const user = clients[0]?.['user_id'] as number;
  const product = await insert(
    db,
    'INSERT INTO products (sku, name, slug, description, unit, unit_price, vat_rate) VALUES ?',
    PRODUCTS.map(([sku, name, unit, price, rate]) => [sku, name, sku.toLowerCase(), '', unit, price, rate]),
  );
  const names = Array.from({ length: count }, (_, index) => `Élodie Garnier ${index + 1}`);
  const row = [client, user, '0'.repeat(64), 'processed'];
  const order = await insert(
    db,
    `INSERT INTO orders (client_id, placed_by, body_hash, status, client_name, line_count, net_cents, vat_cents,
       gross_cents, buyer) VALUES ?`,
    names.map((name) => [...row, name, LINES.length, 9317, 1075, 10392, JSON.stringify(buyer(name))]),
  );
  await insertLines(db, order, product, count);
  await insert(
    db,
    'INSERT INTO order_steps (order_id, to_status, actor_id, actor_name, created_at) VALUES ?',
    names.map((_, index) => [order + index, 'processed', user, 'Camille Roux', new Date()]),
  );
  const told = (id: number): string[] => [
    'invoices',
    'order.processed',
    `order:${id}`,
    JSON.stringify({ orderId: id }),
  ];
  await insert(
    db,
    'INSERT INTO outbox (event_id, consumer, type, subject, payload) VALUES ?',
    names.map((_, index) => [crypto.randomUUID(), ...told(order + index)]),
  );
}

export async function countOf(db: Pool, table: 'invoices' | 'invoice_documents'): Promise<number> {
  const [rows] = await db.query<RowDataPacket[]>(`SELECT COUNT(*) AS count FROM ${table}`);
  return Number(rows[0]?.['count']);
}

/** Lets the documents of the next `count` invoices fall due; answers what they are rendered from. */
export async function release(db: Pool, count: number): Promise<readonly string[]> {
  const [rows] = await db.query<RowDataPacket[]>(
    `SELECT i.canonical FROM invoices i WHERE NOT EXISTS (SELECT 1 FROM invoice_documents d WHERE d.invoice_id = i.id)
     ORDER BY i.id LIMIT ${count}`,
  );
  await db.query(
    `UPDATE outbox SET due_at = CURRENT_TIMESTAMP(3) WHERE consumer = 'invoice-render' AND state = 0 ORDER BY id LIMIT ${count}`,
  );
  return rows.map((row) => row['canonical'] as string);
}

/** The bytes of the company's logo, which its invoices bear; null without one. */
export async function logoOf(db: Pool): Promise<Uint8Array | null> {
  const [rows] = await db.query<RowDataPacket[]>(
    'SELECT l.image FROM company_settings s JOIN company_logos l ON l.sha256 = s.logo_sha256 LIMIT 1',
  );
  return (rows[0]?.['image'] as Uint8Array | undefined) ?? null;
}
