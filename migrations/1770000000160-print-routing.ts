import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

/**
 * Where each kind of print job comes out, and how long it may wait (PR-5, PR-6). Every kind has its row; without printer
 * and group it comes out of the default printer.
 */
export class PrintRouting1770000000160 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE printer_groups (
        id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(120) NOT NULL,
        created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
        UNIQUE KEY uq_printer_groups_name (name)) ${table}`,
    );
    await runner.query(
      `CREATE TABLE printer_group_members (
        group_id INT UNSIGNED NOT NULL, position TINYINT UNSIGNED NOT NULL, printer_id INT UNSIGNED NOT NULL,
        PRIMARY KEY (group_id, position), UNIQUE KEY uq_printer_group_members_printer (group_id, printer_id),
        KEY ix_printer_group_members_printer (printer_id),
        CONSTRAINT fk_printer_group_members_group FOREIGN KEY (group_id) REFERENCES printer_groups (id) ON DELETE CASCADE,
        CONSTRAINT fk_printer_group_members_printer FOREIGN KEY (printer_id) REFERENCES printers (id)) ${table}`,
    );
    await runner.query(
      `CREATE TABLE print_routes (
        kind VARCHAR(20) NOT NULL PRIMARY KEY, printer_id INT UNSIGNED NULL, group_id INT UNSIGNED NULL,
        lifetime_minutes INT UNSIGNED NOT NULL DEFAULT 1440,
        CONSTRAINT ck_print_routes_one CHECK (printer_id IS NULL OR group_id IS NULL),
        CONSTRAINT fk_print_routes_printer FOREIGN KEY (printer_id) REFERENCES printers (id),
        CONSTRAINT fk_print_routes_group FOREIGN KEY (group_id) REFERENCES printer_groups (id)) ${table}`,
    );
    await runner.query(`INSERT INTO print_routes (kind) VALUES ('text'), ('invoice'), ('order-ticket')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE print_routes');
    await runner.query('DROP TABLE printer_group_members');
    await runner.query('DROP TABLE printer_groups');
  }
}
