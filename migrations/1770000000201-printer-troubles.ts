import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a printer has been out of order, and whether somebody was told (PR-7). */
export class PrinterTroubles1770000000201 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE printer_troubles (
      printer_id INT UNSIGNED NOT NULL PRIMARY KEY, state VARCHAR(20) NOT NULL, since DATETIME(3) NOT NULL,
      told_at DATETIME(3) NULL,
      CONSTRAINT fk_printer_troubles_printer FOREIGN KEY (printer_id) REFERENCES printers (id) ON DELETE CASCADE)
      ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE printer_troubles');
  }
}
