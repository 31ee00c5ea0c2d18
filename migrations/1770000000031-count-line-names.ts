import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A counting session keeps what its products were called, so that its lines are sorted and found by themselves (ST-6). */
export class CountLineNames1770000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE stock_count_lines ADD sku VARCHAR(60) NOT NULL, ADD name VARCHAR(200) NOT NULL,
        ADD barcode VARCHAR(64) NULL, ADD unit VARCHAR(20) NOT NULL, ADD step DECIMAL(19,4) NOT NULL DEFAULT 1,
        ADD KEY ix_stock_count_lines_name (count_id, name, product_id), ADD KEY ix_stock_count_lines_sku (count_id, sku),
        ADD KEY ix_stock_count_lines_barcode (count_id, barcode)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE stock_count_lines DROP KEY ix_stock_count_lines_name, DROP KEY ix_stock_count_lines_sku,
        DROP KEY ix_stock_count_lines_barcode, DROP sku, DROP name, DROP barcode, DROP unit, DROP step`,
    );
  }
}
