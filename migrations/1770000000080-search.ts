import type { MigrationInterface, QueryRunner } from 'typeorm';

const names = [
  ['products', 'name'],
  ['clients', 'name'],
] as const;

/** Words of names (UI-1), and the ledger by time for the figures of the dashboard. */
export class Search1770000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // English stop words are French words without their accents: "thé" would never be found.
    await runner.query('SET SESSION innodb_ft_enable_stopword = OFF');
    for (const [table, column] of names) {
      await runner.query(`ALTER TABLE ${table} ADD FULLTEXT KEY ft_${table}_${column} (${column})`);
    }
    await runner.query('SET SESSION innodb_ft_enable_stopword = DEFAULT');
    await runner.query('ALTER TABLE stock_movements ADD KEY ix_stock_movements_created (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE stock_movements DROP KEY ix_stock_movements_created');
    for (const [table, column] of names) await runner.query(`ALTER TABLE ${table} DROP KEY ft_${table}_${column}`);
  }
}
