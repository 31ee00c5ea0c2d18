import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';
const id = 'id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY';
const createdAt = 'created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)';

/** Imports of products and levels: runs, staged lines, errors by line (ST-7). */
const tables = [
  `CREATE TABLE import_runs (
    ${id}, file_id INT UNSIGNED NOT NULL, file_name VARCHAR(200) NOT NULL, state VARCHAR(20) NOT NULL,
    bytes BIGINT UNSIGNED NOT NULL, read_bytes BIGINT UNSIGNED NOT NULL DEFAULT 0,
    line_count INT UNSIGNED NOT NULL DEFAULT 0, error_count INT UNSIGNED NOT NULL DEFAULT 0,
    layout JSON NULL, preview JSON NULL, created_by INT UNSIGNED NOT NULL, created_by_name VARCHAR(120) NOT NULL,
    confirmed_by INT UNSIGNED NULL, confirmed_by_name VARCHAR(120) NULL, lease_until DATETIME(3) NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1, ${createdAt}, finished_at DATETIME(3) NULL,
    KEY ix_import_runs_state (state, finished_at),
    CONSTRAINT fk_import_runs_file FOREIGN KEY (file_id) REFERENCES files (id),
    CONSTRAINT fk_import_runs_user FOREIGN KEY (created_by) REFERENCES users (id)) ${table}`,
  // No foreign keys to products: a staged line is a wish, checked set by set.
  `CREATE TABLE import_rows (
    run_id INT UNSIGNED NOT NULL, line INT UNSIGNED NOT NULL, sku VARCHAR(60) NOT NULL, name VARCHAR(200) NULL,
    description TEXT NULL, category VARCHAR(120) NULL, unit_price BIGINT NULL, vat_rate SMALLINT UNSIGNED NULL,
    unit VARCHAR(20) NULL, step DECIMAL(19,4) NULL, barcode VARCHAR(64) NULL, active TINYINT(1) NULL,
    threshold DECIMAL(19,4) NULL, slug VARCHAR(200) NULL, sku_slug VARCHAR(100) NULL,
    product_id INT UNSIGNED NULL, step_after DECIMAL(19,4) NULL,
    outcome TINYINT UNSIGNED NOT NULL DEFAULT 0, threshold_before DECIMAL(19,4) NULL, threshold_after DECIMAL(19,4) NULL,
    PRIMARY KEY (run_id, line), KEY ix_import_rows_sku (run_id, sku), KEY ix_import_rows_slug (run_id, slug),
    KEY ix_import_rows_product (run_id, product_id), KEY ix_import_rows_outcome (run_id, outcome, line)) ${table}`,
  `CREATE TABLE import_levels (
    run_id INT UNSIGNED NOT NULL, line INT UNSIGNED NOT NULL, location_id INT UNSIGNED NOT NULL,
    quantity DECIMAL(19,4) NOT NULL,
    PRIMARY KEY (run_id, line, location_id)) ${table}`,
  `CREATE TABLE import_errors (
    ${id}, run_id INT UNSIGNED NOT NULL, line INT UNSIGNED NOT NULL, field VARCHAR(140) NULL, code VARCHAR(30) NOT NULL,
    value VARCHAR(200) NULL, facts VARCHAR(400) NULL,
    KEY ix_import_errors_run (run_id, line, id)) ${table}`,
];

export class Imports1770000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of tables) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['import_errors', 'import_levels', 'import_rows', 'import_runs']) {
      await runner.query(`DROP TABLE ${name}`);
    }
  }
}
