import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

/** Tickets are kept as data and made for the printer that takes them; what a printer can do is kept as it says it. */
export class PrintRenderings1770000000191 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE print_renderings (
        job_id INT NOT NULL PRIMARY KEY, printer_id INT UNSIGNED NOT NULL, media_type VARCHAR(60) NOT NULL,
        size INT UNSIGNED NOT NULL, sha256 CHAR(64) NOT NULL, bytes MEDIUMBLOB NOT NULL,
        CONSTRAINT fk_print_renderings_job FOREIGN KEY (job_id) REFERENCES print_jobs (id) ON DELETE CASCADE) ${table}`,
    );
    await runner.query('ALTER TABLE printers ADD COLUMN abilities TEXT NULL AFTER state_reasons');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE printers DROP COLUMN abilities');
    await runner.query('DROP TABLE print_renderings');
  }
}
