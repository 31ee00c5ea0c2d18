import type { MigrationInterface, QueryRunner } from 'typeorm';

const refuse = (act: 'UPDATE' | 'DELETE'): string =>
  `CREATE TRIGGER tr_company_logos_no_${act.toLowerCase()} BEFORE ${act} ON company_logos FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'company_logos is append-only: ${act} refused'`;

/** Logos are kept for ever, by the hash of their bytes: an issued invoice names the one it bears (IN-3, IN-7). */
export class CompanyLogos1770000000130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE company_logos (
        sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY, width SMALLINT UNSIGNED NOT NULL,
        height SMALLINT UNSIGNED NOT NULL, image MEDIUMBLOB NOT NULL, created_by INT UNSIGNED NULL,
        created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3))
        ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`,
    );
    await runner.query(refuse('UPDATE'));
    await runner.query(refuse('DELETE'));
    await runner.query(
      `ALTER TABLE company_settings
        ADD COLUMN logo_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER version,
        ADD CONSTRAINT fk_company_settings_logo FOREIGN KEY (logo_sha256) REFERENCES company_logos (sha256)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE company_settings DROP FOREIGN KEY fk_company_settings_logo');
    await runner.query('ALTER TABLE company_settings DROP COLUMN logo_sha256');
    await runner.query('DROP TABLE company_logos');
  }
}
