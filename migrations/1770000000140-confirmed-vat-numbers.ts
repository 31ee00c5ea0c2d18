import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A VAT number that a client types takes no VAT off before staff confirmed it (OR-7, IN-4). Those already there count as confirmed. */
export class ConfirmedVatNumbers1770000000140 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE clients ADD COLUMN vat_number_confirmed_at DATETIME(3) NULL AFTER vat_number');
    await runner.query(
      `UPDATE clients SET vat_number_confirmed_at = UTC_TIMESTAMP(3), updated_at = updated_at
       WHERE vat_number IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE clients DROP COLUMN vat_number_confirmed_at');
  }
}
