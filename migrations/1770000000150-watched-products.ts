import type { MigrationInterface, QueryRunner } from 'typeorm';

const kept = (act: 'INSERT' | 'UPDATE', watched: boolean): string =>
  `CREATE OR REPLACE TRIGGER tr_products_archived_${act.toLowerCase()} BEFORE ${act} ON products FOR EACH ROW
    SET NEW.archived = NEW.archived_at IS NOT NULL${
      watched ? ', NEW.watched = NEW.archived_at IS NULL AND NEW.low_stock_threshold IS NOT NULL' : ''
    }`;

const acts = ['INSERT', 'UPDATE'] as const;

/** The products with a threshold by name: what to order is read along them, page by page (ST-7). */
export class WatchedProducts1770000000150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE products ADD watched TINYINT(1) NOT NULL DEFAULT 0 AFTER archived,
        ADD KEY ix_products_watched_name (watched, name, id)`,
    );
    for (const act of acts) await runner.query(kept(act, true));
    await runner.query(
      `UPDATE products SET updated_at = updated_at WHERE archived_at IS NULL AND low_stock_threshold IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const act of acts) await runner.query(kept(act, false));
    await runner.query('ALTER TABLE products DROP KEY ix_products_watched_name, DROP COLUMN watched');
  }
}
