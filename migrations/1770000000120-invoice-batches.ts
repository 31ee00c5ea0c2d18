import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';
const createdAt = 'created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)';

const statements = [
  `CREATE TABLE orders_to_invoice (
    order_id INT UNSIGNED NOT NULL PRIMARY KEY, client_id INT UNSIGNED NOT NULL, gross_cents BIGINT NOT NULL,
    processed_on DATE NOT NULL, reason VARCHAR(12) NOT NULL, failure JSON NULL, ${createdAt},
    KEY ix_orders_to_invoice_processed (processed_on, order_id),
    KEY ix_orders_to_invoice_client (client_id, processed_on, order_id),
    CONSTRAINT fk_orders_to_invoice_order FOREIGN KEY (order_id) REFERENCES orders (id)) ${table}`,
  `CREATE TABLE invoice_batches (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, state VARCHAR(12) NOT NULL, total INT UNSIGNED NOT NULL DEFAULT 0,
    issued_count INT UNSIGNED NOT NULL DEFAULT 0, failed_count INT UNSIGNED NOT NULL DEFAULT 0,
    created_by INT UNSIGNED NOT NULL, created_by_name VARCHAR(120) NOT NULL,
    idempotency_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL, body_hash CHAR(64) NOT NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1, ${createdAt}, finished_at DATETIME(3) NULL,
    UNIQUE KEY uq_invoice_batches_idempotency (created_by, idempotency_key),
    CONSTRAINT fk_invoice_batches_user FOREIGN KEY (created_by) REFERENCES users (id)) ${table}`,
  // state: waiting, issued, failed.
  `CREATE TABLE invoice_batch_orders (
    batch_id INT UNSIGNED NOT NULL, order_id INT UNSIGNED NOT NULL, state VARCHAR(12) NOT NULL, invoice_id INT UNSIGNED NULL,
    failure JSON NULL, PRIMARY KEY (batch_id, order_id), KEY ix_invoice_batch_orders_state (batch_id, state, order_id),
    KEY ix_invoice_batch_orders_order (order_id, state),
    CONSTRAINT fk_invoice_batch_orders_batch FOREIGN KEY (batch_id) REFERENCES invoice_batches (id)) ${table}`,
  // What the automatic invoicing could not do until now.
  `INSERT INTO orders_to_invoice (order_id, client_id, gross_cents, processed_on, reason)
   SELECT o.id, o.client_id, o.gross_cents, DATE(o.updated_at), 'failed' FROM orders o
   WHERE o.status IN ('processed', 'shipped', 'delivered')
     AND NOT EXISTS (SELECT 1 FROM invoices i WHERE i.order_id = o.id AND i.kind = 'invoice')`,
];

/** Processed orders that wait for their invoice, and the batches that make them (IN-1, UI-5). */
export class InvoiceBatches1770000000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['invoice_batch_orders', 'invoice_batches', 'orders_to_invoice']) {
      await runner.query(`DROP TABLE ${name}`);
    }
  }
}
