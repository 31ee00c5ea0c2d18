import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['users', 'sign_in_failures'] as const;

/**
 * E-mail addresses of accounts are compared sign by sign: `rené@` and `rene@`, `société.fr` and `societe.fr` may be different
 * people. They are stored in lower case.
 */
export class ExactAddresses1770000000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.collate(runner, 'utf8mb4_bin');
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.collate(runner, 'utf8mb4_unicode_ci');
  }

  private async collate(runner: QueryRunner, collation: string): Promise<void> {
    for (const table of tables) {
      await runner.query(
        `ALTER TABLE ${table} MODIFY email VARCHAR(254) CHARACTER SET utf8mb4 COLLATE ${collation} NOT NULL`,
      );
    }
  }
}
