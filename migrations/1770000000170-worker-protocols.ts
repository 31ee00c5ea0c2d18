import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which protocol a print worker spoke when it last came: one that is too old is not let in, and shown (PR-8). */
export class WorkerProtocols1770000000170 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE print_workers ADD COLUMN protocol SMALLINT UNSIGNED NULL AFTER software_version');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE print_workers DROP COLUMN protocol');
  }
}
