import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who sends messages to print sees their own again, the newest first (PR-1). */
export class OwnPrints1770000000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE print_jobs ADD KEY ix_print_jobs_submitter (submitted_by)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE print_jobs DROP KEY ix_print_jobs_submitter');
  }
}
