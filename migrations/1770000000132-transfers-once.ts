import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A transfer asked for under a key is made once (ST-8), as orders are. */
export class TransfersOnce1770000000132 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE stock_transfers
        ADD COLUMN idempotency_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER actor_name,
        ADD COLUMN body_hash CHAR(64) NULL AFTER idempotency_key,
        ADD UNIQUE KEY uq_stock_transfers_idempotency (actor_id, idempotency_key)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE stock_transfers DROP KEY uq_stock_transfers_idempotency, DROP idempotency_key, DROP body_hash',
    );
  }
}
