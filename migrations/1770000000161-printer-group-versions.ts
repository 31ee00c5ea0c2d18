import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two people who edit a group at once: the second is told instead of undoing the first unseen. */
export class PrinterGroupVersions1770000000161 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE printer_groups ADD COLUMN version INT UNSIGNED NOT NULL DEFAULT 1 AFTER name');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE printer_groups DROP COLUMN version');
  }
}
