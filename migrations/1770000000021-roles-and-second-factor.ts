import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';
const id = 'id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY';
const createdAt = 'created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)';

const statements = [
  'ALTER TABLE roles ADD COLUMN version INT UNSIGNED NOT NULL DEFAULT 1 AFTER name',
  'ALTER TABLE users ADD KEY ix_users_name (name, id)',
  // confirmed_at null: shown to its owner, not in use yet. last_step: of the newest code accepted, none of before works again.
  `CREATE TABLE second_factors (
    user_id INT UNSIGNED NOT NULL PRIMARY KEY, secret VARBINARY(40) NULL, confirmed_at DATETIME(3) NULL,
    last_step INT UNSIGNED NOT NULL DEFAULT 0, new_secret VARBINARY(40) NULL, new_until DATETIME(3) NULL, ${createdAt},
    CONSTRAINT fk_second_factors_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE) ${table}`,
  `CREATE TABLE recovery_codes (
    ${id}, user_id INT UNSIGNED NOT NULL, code_hash CHAR(64) NOT NULL, ${createdAt}, used_at DATETIME(3) NULL,
    UNIQUE KEY uq_recovery_codes_code (user_id, code_hash),
    CONSTRAINT fk_recovery_codes_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE) ${table}`,
];

/** Roles that administrators edit (ID-3), users in a list, and the second factor (ID-7). */
export class RolesAndSecondFactor1770000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recovery_codes');
    await runner.query('DROP TABLE second_factors');
    await runner.query('ALTER TABLE users DROP KEY ix_users_name');
    await runner.query('ALTER TABLE roles DROP COLUMN version');
  }
}
