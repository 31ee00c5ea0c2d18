import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';
const id = 'id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY';
const createdAt = 'created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)';

const mails = [
  // letter: sealed, because it may hold a link that opens an account; gone once the mail is sent.
  `CREATE TABLE mails (
    ${id}, message_id VARCHAR(200) NOT NULL, recipient VARCHAR(254) NOT NULL, locale VARCHAR(5) NOT NULL,
    subject VARCHAR(250) NOT NULL, letter MEDIUMBLOB NULL, about VARCHAR(80) NULL, state VARCHAR(20) NOT NULL,
    trouble VARCHAR(20) NULL, answer VARCHAR(500) NULL, attempts SMALLINT UNSIGNED NOT NULL DEFAULT 0,
    due_at DATETIME(3) NOT NULL, expires_at DATETIME(3) NOT NULL, ${createdAt}, sent_at DATETIME(3) NULL,
    UNIQUE KEY uq_mails_message (message_id), KEY ix_mails_due (state, due_at), KEY ix_mails_about (about, id),
    KEY ix_mails_state (state, id), KEY ix_mails_recipient (recipient)) ${table}`,
  `CREATE TABLE mail_attachments (
    ${id}, mail_id INT UNSIGNED NOT NULL, name VARCHAR(200) NOT NULL, media_type VARCHAR(100) NOT NULL,
    bytes LONGBLOB NOT NULL, KEY ix_mail_attachments_mail (mail_id),
    CONSTRAINT fk_mail_attachments_mail FOREIGN KEY (mail_id) REFERENCES mails (id) ON DELETE CASCADE) ${table}`,
];

const accounts = [
  'ALTER TABLE users ADD COLUMN email_verified_at DATETIME(3) NULL AFTER email',
  // Staff was entered by an administrator who knew them; clients typed their address themselves.
  `UPDATE users u JOIN roles r ON r.id = u.role_id SET u.email_verified_at = u.created_at WHERE r.name <> 'client'`,
  // Links that were mailed. kind: verification, reset, e-mail change. Only the hash of what is in the link.
  `CREATE TABLE account_tokens (
    ${id}, user_id INT UNSIGNED NOT NULL, kind VARCHAR(20) NOT NULL, token_hash CHAR(64) NOT NULL,
    email VARCHAR(254) NOT NULL, expires_at DATETIME(3) NOT NULL, ${createdAt}, spent_at DATETIME(3) NULL,
    UNIQUE KEY uq_account_tokens_hash (token_hash), KEY ix_account_tokens_user (user_id, kind),
    KEY ix_account_tokens_expiry (expires_at),
    CONSTRAINT fk_account_tokens_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE) ${table}`,
  // pending_email: the address while the invitation is open, so that one person has one open invitation.
  `CREATE TABLE invitations (
    ${id}, email VARCHAR(254) NOT NULL, pending_email VARCHAR(254) NULL, name VARCHAR(120) NOT NULL,
    role_id INT UNSIGNED NOT NULL, locale VARCHAR(5) NOT NULL, token_hash CHAR(64) NOT NULL, invited_by INT UNSIGNED NOT NULL,
    ${createdAt}, sent_at DATETIME(3) NOT NULL, expires_at DATETIME(3) NOT NULL, accepted_at DATETIME(3) NULL,
    withdrawn_at DATETIME(3) NULL, user_id INT UNSIGNED NULL,
    UNIQUE KEY uq_invitations_pending (pending_email), UNIQUE KEY uq_invitations_token (token_hash),
    CONSTRAINT fk_invitations_role FOREIGN KEY (role_id) REFERENCES roles (id),
    CONSTRAINT fk_invitations_inviter FOREIGN KEY (invited_by) REFERENCES users (id),
    CONSTRAINT fk_invitations_user FOREIGN KEY (user_id) REFERENCES users (id)) ${table}`,
];

const privacy = [
  // joined_to: the record that this one became part of when its client verified the address (ID-10).
  `ALTER TABLE clients ADD COLUMN joined_to INT UNSIGNED NULL AFTER user_id, ADD COLUMN erased_at DATETIME(3) NULL,
    ADD KEY ix_clients_joined (joined_to), ADD CONSTRAINT fk_clients_joined FOREIGN KEY (joined_to) REFERENCES clients (id)`,
  `CREATE TABLE personal_exports (
    ${id}, client_id INT UNSIGNED NOT NULL, requested_by INT UNSIGNED NOT NULL, locale VARCHAR(5) NOT NULL,
    state VARCHAR(20) NOT NULL, progress TINYINT UNSIGNED NOT NULL DEFAULT 0, size INT UNSIGNED NULL,
    ${createdAt}, ready_at DATETIME(3) NULL, expires_at DATETIME(3) NULL,
    KEY ix_personal_exports_client (client_id, id), KEY ix_personal_exports_expiry (state, expires_at),
    CONSTRAINT fk_personal_exports_client FOREIGN KEY (client_id) REFERENCES clients (id),
    CONSTRAINT fk_personal_exports_user FOREIGN KEY (requested_by) REFERENCES users (id)) ${table}`,
  // The archive in pieces: written as it is made, read as it is sent, never whole in memory.
  `CREATE TABLE personal_export_parts (
    export_id INT UNSIGNED NOT NULL, position INT UNSIGNED NOT NULL, bytes MEDIUMBLOB NOT NULL,
    PRIMARY KEY (export_id, position),
    CONSTRAINT fk_personal_export_parts FOREIGN KEY (export_id) REFERENCES personal_exports (id) ON DELETE CASCADE) ${table}`,
  // open_client: the client while the request is open, so that there is one at a time.
  `CREATE TABLE erasures (
    ${id}, client_id INT UNSIGNED NOT NULL, open_client INT UNSIGNED NULL, requested_by INT UNSIGNED NOT NULL,
    by_client TINYINT(1) NOT NULL, ${createdAt}, due_at DATETIME(3) NOT NULL, undone_at DATETIME(3) NULL,
    done_at DATETIME(3) NULL,
    UNIQUE KEY uq_erasures_open (open_client), KEY ix_erasures_client (client_id, id), KEY ix_erasures_due (open_client, due_at),
    CONSTRAINT fk_erasures_client FOREIGN KEY (client_id) REFERENCES clients (id),
    CONSTRAINT fk_erasures_user FOREIGN KEY (requested_by) REFERENCES users (id)) ${table}`,
];

/** Mails, links that were mailed, invitations, and what a client may ask of their data (ID-2, ID-9, ID-10). */
export class MailsAndAccounts1770000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...mails, ...accounts, ...privacy]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['erasures', 'personal_export_parts', 'personal_exports', 'invitations', 'account_tokens'];
    for (const name of tables) await runner.query(`DROP TABLE ${name}`);
    await runner.query(
      `ALTER TABLE clients DROP FOREIGN KEY fk_clients_joined, DROP KEY ix_clients_joined, DROP COLUMN joined_to,
         DROP COLUMN erased_at`,
    );
    await runner.query('ALTER TABLE users DROP COLUMN email_verified_at');
    for (const name of ['mail_attachments', 'mails']) await runner.query(`DROP TABLE ${name}`);
  }
}
