import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts that the accountant's export writes to; no row: those of the general chart. */
export class AccountingAccounts1770000000122 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE accounting_accounts (
      id TINYINT UNSIGNED NOT NULL PRIMARY KEY, accounts JSON NOT NULL, version INT UNSIGNED NOT NULL DEFAULT 1,
      updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE accounting_accounts');
  }
}
