import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

/** Who asked for a credit note or a deposit invoice under which key: the same key gives the same document (IN-5). */
export class InvoiceRequests1770000000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE invoice_requests (
      actor_id INT UNSIGNED NOT NULL, idempotency_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      body_hash CHAR(64) NOT NULL, invoice_id INT UNSIGNED NULL,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
      PRIMARY KEY (actor_id, idempotency_key),
      CONSTRAINT fk_invoice_requests_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id)) ${table}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invoice_requests');
  }
}
