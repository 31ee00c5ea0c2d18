import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';
const id = 'id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY';
const createdAt = 'created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)';

const statements = [
  // The secret becomes NULL when the person is erased: what was sealed with it can be read by nobody any more (ID-9).
  `CREATE TABLE person_keys (
    ${id}, person VARCHAR(30) NOT NULL, secret VARBINARY(32) NULL, ${createdAt}, destroyed_at DATETIME(3) NULL,
    UNIQUE KEY uq_person_keys_person (person)) ${table}`,
  `CREATE TABLE audit_entries (
    ${id}, ${createdAt}, action VARCHAR(60) NOT NULL, subject_kind VARCHAR(20) NOT NULL, subject VARCHAR(60) NOT NULL,
    actor_id INT UNSIGNED NULL, actor_key_id INT UNSIGNED NULL, actor_sealed VARBINARY(2000) NULL,
    details JSON NULL, person_key_id INT UNSIGNED NULL, sealed MEDIUMBLOB NULL,
    KEY ix_audit_entries_time (created_at, id), KEY ix_audit_entries_actor (actor_id, created_at, id),
    KEY ix_audit_entries_action (action, created_at, id), KEY ix_audit_entries_kind (subject_kind, created_at, id),
    KEY ix_audit_entries_subject (subject, created_at, id),
    CONSTRAINT fk_audit_entries_actor_key FOREIGN KEY (actor_key_id) REFERENCES person_keys (id),
    CONSTRAINT fk_audit_entries_person_key FOREIGN KEY (person_key_id) REFERENCES person_keys (id)) ${table}`,
  ...(['UPDATE', 'DELETE'] as const).map(
    (act) => `CREATE TRIGGER tr_audit_entries_no_${act.toLowerCase()} BEFORE ${act} ON audit_entries FOR EACH ROW
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_entries is append-only: ${act} refused'`,
  ),
  // A key may be destroyed, never exchanged, and its row never goes.
  `CREATE TRIGGER tr_person_keys_no_exchange BEFORE UPDATE ON person_keys FOR EACH ROW
    IF NEW.person <> OLD.person OR (NEW.secret IS NOT NULL AND NOT (NEW.secret <=> OLD.secret)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'person_keys: a key may only be destroyed'; END IF`,
];

/** The audit log (ID-8) and the keys of the people in it (ID-9). */
export class Audit1770000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_entries');
    await runner.query('DROP TABLE person_keys');
  }
}
