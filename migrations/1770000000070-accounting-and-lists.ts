import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Payments by day for the accountant's export, and products in the order of their SKU and by what is sold (PE-5). */
export class AccountingAndLists1770000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE payments ADD KEY ix_payments_paid_on (paid_on, id)');
    await runner.query(
      'ALTER TABLE products ADD KEY ix_products_sku (archived_at, sku, id), ADD KEY ix_products_active (archived_at, active, name, id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE products DROP KEY ix_products_sku, DROP KEY ix_products_active');
    await runner.query('ALTER TABLE payments DROP KEY ix_payments_paid_on');
  }
}
