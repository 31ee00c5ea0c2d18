import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a job comes out where its printer can: copies, sides, media. */
export class PrintOptions1770000000192 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE print_jobs ADD COLUMN options TEXT NULL AFTER body_hash');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE print_jobs DROP COLUMN options');
  }
}
