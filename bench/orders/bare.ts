import { createPool, type Pool, type PoolConnection, type ResultSetHeader } from 'mysql2/promise';

const marks = (count: number, group: string): string => Array.from({ length: count }, () => group).join(', ');

/** What the bare transaction writes the order for; the same for all. */
interface Customer {
  readonly id: number;
  readonly userId: number;
}

/** A conditional update each: a product without enough stock refuses the order. */
async function reserve(connection: PoolConnection, products: readonly number[]): Promise<void> {
  for (const id of products) {
    const [{ affectedRows }] = await connection.execute<ResultSetHeader>(
      `UPDATE stock_levels SET reserved = reserved + 1, version = version + 1
       WHERE product_id = ? AND location_id = 1 AND on_hand - reserved >= 1`,
      [id],
    );
    if (affectedRows !== 1) throw new Error(`product ${id} is sold out`);
  }
}

async function writeOrder(connection: PoolConnection, { id, userId }: Customer, lines: number): Promise<number> {
  const [{ insertId }] = await connection.execute<ResultSetHeader>(
    `INSERT INTO orders (client_id, placed_by, idempotency_key, body_hash, status, client_name, line_count, net_cents,
       vat_cents, gross_cents, buyer)
     VALUES (?, ?, ?, REPEAT('0', 64), 'pending', 'x', ?, 3000, 600, 3600, '{}')`,
    [id, userId, crypto.randomUUID(), lines],
  );
  return insertId;
}

async function placeOne(connection: PoolConnection, customer: Customer, products: readonly number[]): Promise<void> {
  await connection.query('START TRANSACTION');
  await reserve(connection, products);
  const orderId = await writeOrder(connection, customer, products.length);
  await connection.execute(
    `INSERT INTO order_lines (order_id, position, product_id, sku, name, unit, quantity, unit_price, vat_rate, net_cents)
     VALUES ${marks(products.length, "(?, ?, ?, 'BENCH', 'Article', 'pièce', 1, 10000000, 2000, 1000)")}`,
    products.flatMap((id, index) => [orderId, index + 1, id]),
  );
  await connection.execute(
    `INSERT INTO stock_movements (product_id, location_id, kind, on_hand_delta, reserved_delta, on_hand_after,
       reserved_after, actor_id, actor_name, order_id)
     VALUES ${marks(products.length, "(?, 1, 'reservation', 0, 1, 1000000, 1, ?, 'x', ?)")}`,
    products.flatMap((id) => [id, customer.userId, orderId]),
  );
  await connection.execute(
    "INSERT INTO outbox (event_id, consumer, type, subject, payload) VALUES (?, 'live', 'bench', ?, '{}')",
    [crypto.randomUUID(), `order:${orderId}`],
  );
  await connection.query('COMMIT');
}

/** Connections of the bare run, each in READ COMMITTED as the application's transactions. */
export function bareConnections(url: string, width: number): Pool {
  const pool = createPool({ uri: url, connectionLimit: width, timezone: 'Z' });
  pool.pool.on('connection', (connection) => {
    connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  });
  return pool;
}

/**
 * Orders by one transaction each and nothing else (three conditional updates, the order, its lines, its movements, one
 * outbox row), `width` at once, until `end`; answers how many.
 */
export async function placeBare(
  pool: Pool,
  customer: Customer,
  { width, end, basket }: { width: number; end: number; basket: () => readonly number[] },
): Promise<number> {
  let count = 0;
  const lane = async (): Promise<void> => {
    const connection = await pool.getConnection();
    while (performance.now() < end) {
      await placeOne(
        connection,
        customer,
        [...basket()].sort((a, b) => a - b),
      );
      count += 1;
    }
    connection.release();
  };
  await Promise.all(Array.from({ length: width }, lane));
  return count;
}
