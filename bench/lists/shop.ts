import type { Pool } from 'mysql2/promise';

/** Rows of each list come from one sequence, so that a thousand and a hundred thousand are alike but for their number. */
const NAMES = "ELT(1 + n % 7, 'Garnier', 'Lefèvre', 'Moreau', 'Roux', 'Le Goff', 'Marchand', 'Petit')";
const GOODS = "ELT(1 + n % 9, 'Théière', 'Café', 'Savon', 'Bougie', 'Panier', 'Miel', 'Nappe', 'Carafe', 'Lampe')";
const STATUSES =
  "ELT(1 + FIND_IN_SET(1, CONCAT_WS(',', n % 50 = 0, n % 20 = 0, n % 12 = 0, n % 10 = 0, n % 8 = 0, n % 5 = 0)), 'delivered', 'returned', 'cancelled', 'pending', 'processing', 'processed', 'shipped')";
/** Over a year back from the last row, in the order of the ids. */
const moment = (rows: number): string =>
  `'2026-11-20 18:00:00' - INTERVAL ((${rows} - n) * 31536000 DIV ${rows}) SECOND`;

const statements = (rows: number): readonly string[] => {
  const numbers = `(SELECT seq AS n FROM seq_1_to_${rows})`;
  const some = (share: number): string => `(SELECT seq AS n FROM seq_1_to_${Math.max(1, Math.round(rows / share))})`;
  const clients = Math.max(1, Math.round(rows / 50));
  const at = moment(rows);
  return [
    'DELETE FROM stock_levels',
    'INSERT INTO categories (slug, name, position) SELECT CONCAT("rayon-", seq), CONCAT("Rayon ", seq), seq FROM seq_1_to_20',
    `INSERT INTO clients (kind, name, email, billing) SELECT IF(n % 6 = 0, 'company', 'person'),
       CONCAT(${NAMES}, ' ', LPAD(n, 6, '0')), CONCAT('client', n, '@example.org'), '{}' FROM ${some(50)} numbers`,
    `INSERT INTO products (sku, name, slug, description, category_id, unit_price, vat_rate, active, low_stock_threshold, archived_at)
     SELECT CONCAT('ART-', LPAD(n, 6, '0')), CONCAT(${GOODS}, ' modèle ', LPAD(n, 6, '0')), CONCAT('article-', n), '',
       1 + n % 20, 1000000 + n * 100, IF(n % 3 = 0, 550, 2000), n % 25 <> 0, IF(n <= 300, 5, NULL),
       IF(n % 40 = 0, NOW(3), NULL) FROM ${numbers} numbers`,
    `INSERT INTO stock_levels (product_id, location_id, on_hand, reserved) SELECT id, 1, IF(id % 6 = 0, 3, 40), 0 FROM products`,
    // A second place that holds some hundreds, however many there are.
    "INSERT INTO locations (id, name) VALUES (2, 'Réserve')",
    `INSERT INTO stock_levels (product_id, location_id) SELECT id, 2 FROM products WHERE id % ${Math.max(1, Math.floor(rows / 600))} = 0`,
    `INSERT INTO orders (client_id, placed_by, body_hash, status, origin, client_name, line_count, net_cents, vat_cents,
       gross_cents, buyer, purchase_order, created_at, updated_at)
     SELECT 2 + n * 7919 % ${clients}, 1, REPEAT('0', 64), ${STATUSES}, IF(n % 4 = 0, 'staff', 'portal'),
       CONCAT(${NAMES}, ' ', LPAD(n, 6, '0')), 1, 1000 + n * 37 % 50000, 200, 1200 + n * 37 % 50000, '{}', IF(n % 9 = 0, CONCAT('BC-', n), NULL), ${at}, ${at}
     FROM ${numbers} numbers`,
    `INSERT INTO order_lines (order_id, position, product_id, sku, name, unit, quantity, unit_price, vat_rate, net_cents)
     SELECT o.id, 1, p.id, p.sku, p.name, p.unit, 1, p.unit_price, p.vat_rate, o.net_cents
     FROM orders o JOIN products p ON p.id = 1 + o.id * 31 % ${rows}`,
  ];
};

/** What follows from orders. */
const consequences = (rows: number): readonly string[] => {
  const numbers = `(SELECT seq AS n FROM seq_1_to_${rows})`;
  const at = moment(rows);
  return [
    `INSERT INTO order_change_requests (order_id, text, state, asked_by)
     SELECT id, 'Plus tard', IF(id % 3 = 0, 'open', 'accepted'), 1 FROM orders WHERE status = 'processing' ORDER BY id DESC LIMIT 60`,
    `INSERT INTO stock_movements (product_id, location_id, kind, on_hand_delta, reserved_delta, on_hand_after, reserved_after,
       reason, actor_id, actor_name, order_id, created_at)
     SELECT 1 + n * 31 % ${rows}, 1, ELT(1 + n % 8, 'receipt', 'sale', 'return', 'count', 'adjustment', 'transfer', 'reservation', 'release'),
       1, 0, 10, 0, NULL, 1, 'Camille Roux', IF(n % 2 = 0, n, NULL), ${at} FROM ${numbers} numbers`,
    `INSERT INTO invoices (series, fiscal_year, sequence_number, number, kind, order_id, order_number, client_id, client_name,
       issue_date, due_date, net_cents, vat_cents, gross_cents, canonical, xml, previous_hash, hash, seeded, created_at)
     SELECT IF(o.id % 30 = 0, 'AV', 'FA'), 2026, o.id, CONCAT(IF(o.id % 30 = 0, 'AV', 'FA'), '-2026-', LPAD(o.id, 6, '0')),
       CASE WHEN o.id % 30 = 0 THEN 'credit_note' WHEN o.id % 30 = 1 THEN 'deposit' ELSE 'invoice' END, o.id,
       CONCAT('CMD-', LPAD(o.id, 6, '0')), o.client_id, o.client_name, DATE(o.created_at), DATE(o.created_at) + INTERVAL 30 DAY,
       o.net_cents, o.vat_cents, o.gross_cents, '{}', '', REPEAT('0', 64), REPEAT('0', 64), 1, o.created_at FROM orders o`,
    `INSERT INTO invoice_balances (invoice_id, kind, order_id, client_id, due_date, gross_cents, paid_cents, balance_cents, settlement)
     SELECT id, kind, order_id, client_id, due_date, gross_cents, IF(id % 15 < 2, 0, gross_cents), IF(id % 15 < 2, gross_cents, 0),
       CASE WHEN id % 15 = 0 AND kind = 'credit_note' THEN 'payable' WHEN id % 15 < 2 THEN 'receivable' ELSE 'settled' END
     FROM invoices`,
    'ANALYZE TABLE clients, products, stock_levels, orders, order_lines, stock_movements, invoices, invoice_balances',
  ];
};

/** Fills a fresh `minimal` shop with that many rows of each list, by a few set-based statements. */
export async function generate(db: Pool, rows: number): Promise<void> {
  for (const statement of [...statements(rows), ...consequences(rows)]) await db.query(statement);
}
