import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workers that find, add and remove printers when they are asked to, and printers that somebody removed (PR-7). */
export class ManagedPrinters1770000000220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE print_workers ADD manages TINYINT NOT NULL DEFAULT 0 AFTER protocol');
    await runner.query('ALTER TABLE printers ADD removed_at DATETIME(3) NULL AFTER lease_until');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE printers DROP removed_at');
    await runner.query('ALTER TABLE print_workers DROP manages');
  }
}
