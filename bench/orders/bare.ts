import { createPool, type PoolConnection, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';

type Line = readonly [productId: number, quantity: string];

const now = (): Date => new Date();
const marks = (count: number, group: string): string => Array.from({ length: count }, () => group).join(', ');

interface Bought {
  readonly id: number;
  readonly sku: string;
  readonly name: string;
  readonly unit: string;
}

/** The order's row and lines, as the application writes them, with fixed amounts: no totals are computed here. */
async function writeOrder(
  connection: PoolConnection,
  key: string,
  bought: readonly Bought[],
  lines: readonly Line[],
): Promise<number> {
  const [order] = await connection.execute<ResultSetHeader>(
    `INSERT INTO orders (client_id, placed_by, idempotency_key, body_hash, status, version, client_name, line_count,
       net_cents, vat_cents, gross_cents, buyer, note, purchase_order, created_at, updated_at)
     SELECT id, user_id, ?, REPEAT('0', 64), 'pending', 1, name, ?, 3000, 600, 3600, billing, NULL, NULL, ?, ?
     FROM clients WHERE user_id IS NOT NULL ORDER BY id LIMIT 1`,
    [key, lines.length, now(), now()],
  );
  await connection.execute(
    `INSERT INTO order_lines (order_id, position, product_id, sku, name, unit, quantity, unit_price, vat_rate, net_cents)
     VALUES ${marks(lines.length, '(?, ?, ?, ?, ?, ?, ?, 10000000, 2000, 1000)')}`,
    bought.flatMap(({ id, sku, name, unit }, index) => [
      ...[order.insertId, index + 1, id, sku, name, unit],
      lines.find(([productId]) => productId === id)?.[1] ?? '1',
    ]),
  );
  await connection.execute(
    `INSERT INTO order_steps (order_id, from_status, to_status, actor_id, actor_name, note, created_at)
     VALUES (?, NULL, 'pending', 1, 'x', NULL, ?)`,
    [order.insertId, now()],
  );
  return order.insertId;
}

async function reserve(connection: PoolConnection, orderId: number, lines: readonly Line[]): Promise<void> {
  const ids = lines.map(([id]) => id);
  const [levels] = await connection.execute<RowDataPacket[]>(
    `SELECT product_id, location_id, on_hand, reserved, version FROM stock_levels
     WHERE product_id IN (${marks(ids.length, '?')}) ORDER BY product_id, location_id FOR UPDATE`,
    ids,
  );
  const cases = `CASE product_id ${lines.map(() => 'WHEN ? THEN CAST(? AS DECIMAL(19,4))').join(' ')} END`;
  await connection.execute(
    `UPDATE stock_levels SET reserved = reserved + ${cases}, version = version + 1, updated_at = ?
     WHERE location_id = 1 AND product_id IN (${marks(ids.length, '?')}) AND reserved + ${cases} BETWEEN 0 AND on_hand`,
    [...lines.flat(), now(), ...ids, ...lines.flat()],
  );
  await connection.execute(
    `SELECT id, sku, name, low_stock_threshold FROM products
     WHERE id IN (${marks(ids.length, '?')}) AND low_stock_threshold IS NOT NULL`,
    ids,
  );
  await connection.execute(
    `INSERT INTO stock_movements (product_id, location_id, kind, on_hand_delta, reserved_delta, on_hand_after,
       reserved_after, reason, actor_id, actor_name, order_id, created_at)
     VALUES ${marks(lines.length, "(?, 1, 'reservation', 0, ?, ?, ?, NULL, 1, 'x', ?, ?)")}`,
    lines.flatMap(([id, quantity]) => {
      const level = levels.find((row) => row['product_id'] === id);
      return [id, quantity, String(level?.['on_hand']), String(level?.['reserved']), orderId, now()];
    }),
  );
}

async function tell(connection: PoolConnection, orderId: number, lines: readonly Line[]): Promise<void> {
  const rows = [
    ...lines.flatMap(([id]) => [`stock:level ${id}`, `shop:availability ${id}`]),
    `order:changed ${orderId}`,
  ];
  await connection.execute(
    `INSERT INTO outbox (event_id, consumer, type, version, subject, payload)
     VALUES ${marks(rows.length, "(?, 'live', 'bench', 1, ?, ?)")}`,
    rows.flatMap((subject) => [crypto.randomUUID(), subject, JSON.stringify({ subject, rooms: ['public'], data: {} })]),
  );
}

async function placeOne(connection: PoolConnection, key: string, lines: readonly Line[]): Promise<void> {
  const ids = lines.map(([id]) => id);
  await connection.query('SET TRANSACTION ISOLATION LEVEL READ COMMITTED');
  await connection.query('START TRANSACTION');
  const [bought] = await connection.execute<(RowDataPacket & Bought)[]>(
    `SELECT id, sku, name, unit, step, unit_price, vat_rate, active, archived_at FROM products
     WHERE id IN (${marks(ids.length, '?')}) ORDER BY id LOCK IN SHARE MODE`,
    ids,
  );
  await connection.execute('SELECT * FROM clients WHERE user_id IS NOT NULL ORDER BY id LIMIT 1');
  const orderId = await writeOrder(connection, key, bought, lines);
  await reserve(connection, orderId, lines);
  await tell(connection, orderId, lines);
  await connection.query('COMMIT');
}

/** Places orders by the application's own statements and nothing else, `width` at once, until `end`; answers how many. */
export async function placeBare(
  url: string,
  width: number,
  end: number,
  basket: () => readonly number[],
): Promise<number> {
  const pool = createPool({ uri: url, connectionLimit: width, timezone: 'Z' });
  let count = 0;
  const lane = async (): Promise<void> => {
    const connection = await pool.getConnection();
    while (performance.now() < end) {
      const lines = [...basket()].sort((a, b) => a - b).map((id): Line => [id, '1.0000']);
      await placeOne(connection, crypto.randomUUID(), lines);
      count += 1;
    }
    connection.release();
  };
  await Promise.all(Array.from({ length: width }, lane));
  await pool.end();
  return count;
}
