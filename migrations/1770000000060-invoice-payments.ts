import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

/** Refuses UPDATE and DELETE for every database user: what was paid is corrected by a counter-entry (IN-5). */
const appendOnly = (name: string): readonly string[] =>
  (['UPDATE', 'DELETE'] as const).map(
    (act) => `CREATE TRIGGER tr_${name}_no_${act.toLowerCase()} BEFORE ${act} ON ${name} FOR EACH ROW
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${name} is append-only: ${act} refused'`,
  );

const statements = [
  // settlement: settled, receivable (the client owes), payable (a credit note that the client is still owed).
  `CREATE TABLE invoice_balances (
    invoice_id INT UNSIGNED NOT NULL PRIMARY KEY, kind VARCHAR(20) NOT NULL, order_id INT UNSIGNED NOT NULL,
    client_id INT UNSIGNED NOT NULL, due_date DATE NOT NULL, gross_cents BIGINT NOT NULL,
    prepaid_cents BIGINT NOT NULL DEFAULT 0, credited_cents BIGINT NOT NULL DEFAULT 0,
    applied_cents BIGINT NOT NULL DEFAULT 0, paid_cents BIGINT NOT NULL DEFAULT 0, balance_cents BIGINT NOT NULL,
    settlement VARCHAR(12) NOT NULL, version INT UNSIGNED NOT NULL DEFAULT 1,
    updated_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
    KEY ix_invoice_balances_order (order_id, invoice_id),
    KEY ix_invoice_balances_settlement (settlement, due_date, invoice_id),
    KEY ix_invoice_balances_client (client_id, settlement, due_date, invoice_id),
    CONSTRAINT ck_invoice_balances_sum CHECK (balance_cents = gross_cents - prepaid_cents - applied_cents - paid_cents),
    CONSTRAINT ck_invoice_balances_signs CHECK (balance_cents >= 0 AND prepaid_cents >= 0 AND applied_cents >= 0 AND paid_cents >= 0),
    CONSTRAINT ck_invoice_balances_credited CHECK (credited_cents >= 0 AND credited_cents <= gross_cents),
    CONSTRAINT fk_invoice_balances_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id)) ${table}`,
  `CREATE TABLE payments (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, invoice_id INT UNSIGNED NOT NULL, amount_cents BIGINT NOT NULL,
    method VARCHAR(20) NOT NULL, paid_on DATE NOT NULL, reference VARCHAR(120) NULL, cancels_id INT UNSIGNED NULL,
    actor_id INT UNSIGNED NULL, actor_name VARCHAR(120) NULL,
    idempotency_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL, body_hash CHAR(64) NULL,
    created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    UNIQUE KEY uq_payments_idempotency (actor_id, idempotency_key), UNIQUE KEY uq_payments_cancels (cancels_id),
    KEY ix_payments_invoice (invoice_id, id),
    CONSTRAINT ck_payments_amount CHECK ((cancels_id IS NULL AND amount_cents > 0) OR (cancels_id IS NOT NULL AND amount_cents < 0)),
    CONSTRAINT fk_payments_invoice FOREIGN KEY (invoice_id) REFERENCES invoices (id),
    CONSTRAINT fk_payments_cancels FOREIGN KEY (cancels_id) REFERENCES payments (id)) ${table}`,
  ...appendOnly('payments'),
  // What was issued before: credit notes were always for the whole invoice, and nothing was recorded as paid.
  `INSERT INTO invoice_balances (invoice_id, kind, order_id, client_id, due_date, gross_cents, credited_cents,
     applied_cents, balance_cents, settlement)
   SELECT i.id, i.kind, i.order_id, i.client_id, COALESCE(i.due_date, i.issue_date), i.gross_cents,
     CASE WHEN i.kind = 'invoice' THEN COALESCE(c.gross_cents, 0) ELSE 0 END,
     CASE WHEN i.kind = 'invoice' THEN COALESCE(c.gross_cents, 0) ELSE i.gross_cents END,
     CASE WHEN i.kind = 'invoice' THEN i.gross_cents - COALESCE(c.gross_cents, 0) ELSE 0 END,
     CASE WHEN i.kind = 'invoice' AND i.gross_cents > COALESCE(c.gross_cents, 0) THEN 'receivable' ELSE 'settled' END
   FROM invoices i LEFT JOIN invoices c ON c.original_id = i.id`,
] as const;

/** Payments of invoices, and what of each invoice is still due (IN-5). */
export class InvoicePayments1770000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE payments');
    await runner.query('DROP TABLE invoice_balances');
  }
}
