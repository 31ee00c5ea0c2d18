import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a worker has acknowledged and not begun may be asked back (PR-2, PR-5): because somebody cancelled it, or because
 * another printer of its group can print it. `is_routed`: it named no printer when it was sent to the one that it has.
 */
export class RecalledJobs1770000000181 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE print_jobs ADD COLUMN is_routed TINYINT(1) NOT NULL DEFAULT 0 AFTER printer_id,
       ADD COLUMN cancel_asked_at DATETIME(3) NULL AFTER lease_printer_id`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE print_jobs DROP COLUMN is_routed, DROP COLUMN cancel_asked_at');
  }
}
