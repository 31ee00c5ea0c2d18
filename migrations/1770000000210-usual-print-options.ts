import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a kind of print usually comes out, and what of it a job was given. */
export class UsualPrintOptions1770000000210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE print_routes ADD COLUMN options TEXT NULL');
    await runner.query('ALTER TABLE print_jobs ADD COLUMN usual_options TEXT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE print_jobs DROP COLUMN usual_options');
    await runner.query('ALTER TABLE print_routes DROP COLUMN options');
  }
}
