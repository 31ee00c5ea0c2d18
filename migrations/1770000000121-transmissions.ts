import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';
const createdAt = 'created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)';

const statements = [
  // state: waiting, open, refused, paid, failed. look_at: when the platform is asked for news; null: no more news.
  `CREATE TABLE invoice_transmissions (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, invoice_id INT UNSIGNED NOT NULL, attempt SMALLINT UNSIGNED NOT NULL,
    our_id VARCHAR(80) NOT NULL, platform VARCHAR(20) NOT NULL, platform_id VARCHAR(80) NULL, state VARCHAR(12) NOT NULL,
    tries SMALLINT UNSIGNED NOT NULL DEFAULT 0, trouble VARCHAR(300) NULL, look_at DATETIME(3) NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1, ${createdAt},
    UNIQUE KEY uq_invoice_transmissions_attempt (invoice_id, attempt), UNIQUE KEY uq_invoice_transmissions_our_id (our_id),
    KEY ix_invoice_transmissions_look_at (look_at, id),
    CONSTRAINT fk_invoice_transmissions_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id)) ${table}`,
  `CREATE TABLE transmission_events (
    transmission_id INT UNSIGNED NOT NULL, sequence SMALLINT UNSIGNED NOT NULL, status SMALLINT UNSIGNED NOT NULL,
    reason_code VARCHAR(40) NULL, reason VARCHAR(500) NULL, happened_at DATETIME(3) NOT NULL, ${createdAt},
    PRIMARY KEY (transmission_id, sequence),
    CONSTRAINT fk_transmission_events_transmission FOREIGN KEY (transmission_id) REFERENCES invoice_transmissions (id)) ${table}`,
  // What the platform for tests keeps: its side of the wire.
  `CREATE TABLE test_platform_invoices (
    our_id VARCHAR(80) NOT NULL PRIMARY KEY, platform_id VARCHAR(80) NOT NULL, refuses TINYINT(1) NOT NULL,
    events JSON NOT NULL, ${createdAt}, UNIQUE KEY uq_test_platform_invoices_platform_id (platform_id)) ${table}`,
];

/** Invoices on their way through the e-invoicing platform. */
export class Transmissions1770000000121 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['test_platform_invoices', 'transmission_events', 'invoice_transmissions']) {
      await runner.query(`DROP TABLE ${name}`);
    }
  }
}
