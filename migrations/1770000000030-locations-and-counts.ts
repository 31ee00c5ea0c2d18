import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';
const id = 'id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY';
const createdAt = 'created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)';

const appendOnly = (name: string): readonly string[] =>
  (['UPDATE', 'DELETE'] as const).map(
    (act) =>
      `CREATE TRIGGER tr_${name}_no_${act.toLowerCase()} BEFORE ${act} ON ${name} FOR EACH ROW
       SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${name} is append-only'`,
  );

const locations = [
  // NULL does not sell: a unique key then allows one that does, and no second.
  'ALTER TABLE locations MODIFY sells TINYINT(1) NULL DEFAULT NULL',
  'UPDATE locations SET sells = NULL WHERE sells = 0',
  `ALTER TABLE locations ADD UNIQUE KEY uq_locations_sells (sells), ADD version INT UNSIGNED NOT NULL DEFAULT 1,
    ADD archived_at DATETIME(3) NULL`,
];

const transfers = [
  `CREATE TABLE stock_transfers (
    ${id}, from_location_id INT UNSIGNED NOT NULL, to_location_id INT UNSIGNED NOT NULL, reason VARCHAR(255) NULL,
    actor_id INT UNSIGNED NULL, actor_name VARCHAR(120) NULL, ${createdAt},
    CONSTRAINT fk_stock_transfers_from FOREIGN KEY (from_location_id) REFERENCES locations (id),
    CONSTRAINT fk_stock_transfers_to FOREIGN KEY (to_location_id) REFERENCES locations (id)) ${table}`,
  ...appendOnly('stock_transfers'),
];

const counts = [
  `CREATE TABLE stock_counts (
    ${id}, name VARCHAR(120) NOT NULL, location_id INT UNSIGNED NOT NULL, state VARCHAR(20) NOT NULL DEFAULT 'open',
    version INT UNSIGNED NOT NULL DEFAULT 1, opened_by INT UNSIGNED NULL, opened_by_name VARCHAR(120) NULL, ${createdAt},
    closed_by INT UNSIGNED NULL, closed_by_name VARCHAR(120) NULL, closed_at DATETIME(3) NULL,
    KEY ix_stock_counts_state (state, id),
    CONSTRAINT fk_stock_counts_location FOREIGN KEY (location_id) REFERENCES locations (id)) ${table}`,
  // expected and ledger_id are those of the moment of the entry: what moves later is no difference.
  `CREATE TABLE stock_count_lines (
    count_id INT UNSIGNED NOT NULL, product_id INT UNSIGNED NOT NULL, expected DECIMAL(19,4) NULL,
    ledger_id INT UNSIGNED NOT NULL DEFAULT 0, counted DECIMAL(19,4) NULL, applied DECIMAL(19,4) NULL,
    version INT UNSIGNED NOT NULL DEFAULT 0, entered_by INT UNSIGNED NULL, entered_by_name VARCHAR(120) NULL,
    entered_at DATETIME(3) NULL, PRIMARY KEY (count_id, product_id), KEY ix_stock_count_lines_product (product_id),
    CONSTRAINT fk_stock_count_lines_count FOREIGN KEY (count_id) REFERENCES stock_counts (id),
    CONSTRAINT fk_stock_count_lines_product FOREIGN KEY (product_id) REFERENCES products (id)) ${table}`,
  // Every entry ever made; entry_key makes a repeated request harmless.
  `CREATE TABLE stock_count_entries (
    ${id}, count_id INT UNSIGNED NOT NULL, product_id INT UNSIGNED NOT NULL,
    entry_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, mode VARCHAR(20) NOT NULL,
    quantity DECIMAL(19,4) NULL, counted_after DECIMAL(19,4) NULL, expected DECIMAL(19,4) NULL,
    actor_id INT UNSIGNED NULL, actor_name VARCHAR(120) NULL, ${createdAt},
    UNIQUE KEY uq_stock_count_entries_key (count_id, entry_key), KEY ix_stock_count_entries_line (count_id, product_id, id),
    CONSTRAINT fk_stock_count_entries_count FOREIGN KEY (count_id) REFERENCES stock_counts (id)) ${table}`,
  ...appendOnly('stock_count_entries'),
];

// corrects: the books were set right and nothing moved, so counting sessions under way do not set it right again.
const ledger = [
  `ALTER TABLE stock_movements ADD transfer_id INT UNSIGNED NULL, ADD count_id INT UNSIGNED NULL,
    ADD corrects TINYINT(1) NOT NULL DEFAULT 0,
    ADD KEY ix_stock_movements_transfer (transfer_id)`,
];

/** Several places with transfers between them (ST-8), and counting sessions (ST-6). */
export class LocationsAndCounts1770000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...locations, ...transfers, ...counts, ...ledger]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE stock_movements DROP transfer_id, DROP count_id, DROP corrects');
    for (const name of ['stock_count_entries', 'stock_count_lines', 'stock_counts', 'stock_transfers']) {
      await runner.query(`DROP TABLE ${name}`);
    }
    await runner.query('ALTER TABLE locations DROP KEY uq_locations_sells, DROP version, DROP archived_at');
    await runner.query('UPDATE locations SET sells = 0 WHERE sells IS NULL');
    await runner.query('ALTER TABLE locations MODIFY sells TINYINT(1) NOT NULL DEFAULT 0');
  }
}
