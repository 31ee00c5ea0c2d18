import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where labels come out: like every kind, at first of the default printer. */
export class LabelRoute1770000000190 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`INSERT INTO print_routes (kind) VALUES ('label')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM print_routes WHERE kind = 'label'`);
  }
}
