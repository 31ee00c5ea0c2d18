import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What stock is worth (on hand × price without VAT, in 1e-6 €) needs the tables of two features: views are the seam, read by
 * stock alone. And invoices by the day of issue, for figures over time.
 */
export class Figures1770000000081 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE VIEW stock_level_worths AS
      SELECT l.product_id, l.location_id, l.on_hand * p.unit_price AS worth
      FROM stock_levels l JOIN products p ON p.id = l.product_id`);
    await runner.query(`CREATE VIEW stock_movement_worths AS
      SELECT m.created_at, m.on_hand_delta * p.unit_price AS worth
      FROM stock_movements m JOIN products p ON p.id = m.product_id WHERE m.on_hand_delta <> 0`);
    await runner.query('ALTER TABLE invoices ADD KEY ix_invoices_issue_date (issue_date, kind, net_cents)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE invoices DROP KEY ix_invoices_issue_date');
    await runner.query('DROP VIEW stock_movement_worths');
    await runner.query('DROP VIEW stock_level_worths');
  }
}
