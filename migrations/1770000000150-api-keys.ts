import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

/** Keys with which programs call the API (PR-1, SE-2), the right to manage them, and print jobs that they submit. */
export class ApiKeys1770000000150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE api_keys (
      id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80) NOT NULL,
      key_start VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      key_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, scopes JSON NOT NULL,
      created_by INT UNSIGNED NOT NULL, created_by_name VARCHAR(120) NOT NULL,
      created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3), expires_at DATETIME(3) NULL,
      last_used_at DATETIME(3) NULL, revoked_at DATETIME(3) NULL,
      UNIQUE KEY uq_api_keys_hash (key_hash),
      CONSTRAINT fk_api_keys_user FOREIGN KEY (created_by) REFERENCES users (id)) ${table}`);
    // A key's own Idempotency-Keys, beside those of each user.
    await runner.query(`ALTER TABLE print_jobs ADD COLUMN submitted_by_key INT UNSIGNED NULL AFTER submitted_by,
      ADD UNIQUE KEY uq_print_jobs_key_idempotency (submitted_by_key, idempotency_key),
      ADD CONSTRAINT fk_print_jobs_api_key FOREIGN KEY (submitted_by_key) REFERENCES api_keys (id)`);
    await runner.query(
      "INSERT IGNORE INTO role_permissions (role_id, permission) SELECT id, 'integrations.manage' FROM roles WHERE name = 'admin'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM role_permissions WHERE permission = 'integrations.manage'");
    await runner.query(`ALTER TABLE print_jobs DROP FOREIGN KEY fk_print_jobs_api_key,
      DROP KEY uq_print_jobs_key_idempotency, DROP COLUMN submitted_by_key`);
    await runner.query('DROP TABLE api_keys');
  }
}
