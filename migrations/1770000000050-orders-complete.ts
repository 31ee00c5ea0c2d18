import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

const up = [
  `ALTER TABLE orders
     ADD COLUMN origin VARCHAR(20) NOT NULL DEFAULT 'portal' AFTER status,
     ADD COLUMN internal_note VARCHAR(2000) NULL AFTER note,
     ADD COLUMN change_requested TINYINT(1) NOT NULL DEFAULT 0 AFTER purchase_order,
     ADD KEY ix_orders_origin (origin, id),
     ADD KEY ix_orders_created (created_at, id),
     ADD KEY ix_orders_gross (gross_cents, id),
     ADD KEY ix_orders_purchase_order (purchase_order, id)`,
  `UPDATE orders JOIN clients ON clients.id = orders.client_id
     SET orders.origin = 'staff', orders.updated_at = orders.updated_at
     WHERE clients.user_id IS NULL OR clients.user_id <> orders.placed_by`,
  // Orders of a product, newest first: line ids climb with order ids, but a page needs the order's.
  `ALTER TABLE order_lines DROP KEY ix_order_lines_product, ADD KEY ix_order_lines_product (product_id, order_id)`,
  `ALTER TABLE order_steps
     ADD COLUMN kind VARCHAR(30) NOT NULL DEFAULT 'moved' AFTER order_id,
     ADD COLUMN details JSON NULL AFTER note`,
  `ALTER TABLE order_returns ADD COLUMN reason VARCHAR(300) NULL AFTER disposition`,
  `CREATE TABLE order_change_requests (
     id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, order_id INT UNSIGNED NOT NULL, text VARCHAR(2000) NOT NULL,
     wished JSON NULL, state VARCHAR(20) NOT NULL, asked_by INT UNSIGNED NOT NULL, answer VARCHAR(2000) NULL,
     answered_by INT UNSIGNED NULL, answered_name VARCHAR(120) NULL, applied TINYINT(1) NOT NULL DEFAULT 0,
     created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3), answered_at DATETIME(3) NULL,
     KEY ix_order_change_requests_order (order_id, id), KEY ix_order_change_requests_state (state, order_id),
     CONSTRAINT fk_order_change_requests_order FOREIGN KEY (order_id) REFERENCES orders (id)) ${table}`,
  `ALTER TABLE print_jobs ADD COLUMN order_id INT UNSIGNED NULL AFTER invoice_id, ADD KEY ix_print_jobs_order (order_id)`,
];

const down = [
  'ALTER TABLE print_jobs DROP KEY ix_print_jobs_order, DROP COLUMN order_id',
  'DROP TABLE order_change_requests',
  'ALTER TABLE order_returns DROP COLUMN reason',
  'ALTER TABLE order_steps DROP COLUMN kind, DROP COLUMN details',
  'ALTER TABLE order_lines DROP KEY ix_order_lines_product, ADD KEY ix_order_lines_product (product_id)',
  `ALTER TABLE orders DROP KEY ix_orders_origin, DROP KEY ix_orders_created, DROP KEY ix_orders_gross,
     DROP KEY ix_orders_purchase_order, DROP COLUMN origin, DROP COLUMN internal_note, DROP COLUMN change_requested`,
];

/** Orders entered by staff, notes of the house, requests for change, and the keys of every filter and sort of the list (OR-4 to OR-6). */
export class OrdersComplete1770000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
