import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';
const id = 'id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY';
const createdAt = 'created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)';

/** Files under PICOLO_FILES: one row each. */
export class Files1770000000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE files (
      ${id}, uuid CHAR(36) NOT NULL, purpose VARCHAR(40) NOT NULL, owner VARCHAR(80) NOT NULL, name VARCHAR(200) NOT NULL,
      media_type VARCHAR(100) NOT NULL, bytes BIGINT UNSIGNED NOT NULL, sha256 CHAR(64) NOT NULL,
      created_by INT UNSIGNED NULL, ${createdAt},
      UNIQUE KEY uq_files_uuid (uuid), KEY ix_files_owner (owner, purpose)) ${table}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE files');
  }
}
