import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ledgers stay append-only, with one exception (ID-9): the name of who acted, and what a client wrote beside a step of an
 * order, may be emptied. Nothing else of the row may change with it.
 */
const ledgers = {
  stock_movements: {
    forgettable: ['actor_name'],
    kept: [
      ...['id', 'product_id', 'location_id', 'kind', 'on_hand_delta', 'reserved_delta', 'on_hand_after'],
      ...['reserved_after', 'reason', 'actor_id', 'order_id', 'transfer_id', 'count_id', 'corrects', 'created_at'],
    ],
  },
  order_steps: {
    forgettable: ['actor_name', 'note'],
    kept: ['id', 'order_id', 'kind', 'details', 'from_status', 'to_status', 'actor_id', 'created_at'],
  },
} as const;

const refusal = (name: string): string =>
  `SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${name} is append-only: UPDATE refused'`;

export class ForgettableNames1770000000095 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, { forgettable, kept }] of Object.entries(ledgers)) {
      const same = kept.map((column) => `NEW.${column} <=> OLD.${column}`);
      const emptied = forgettable.map((column) => `(NEW.${column} IS NULL OR NEW.${column} <=> OLD.${column})`);
      await runner.query(`DROP TRIGGER tr_${name}_no_update`);
      await runner.query(
        `CREATE TRIGGER tr_${name}_no_update BEFORE UPDATE ON ${name} FOR EACH ROW
          IF NOT (NEW.actor_name IS NULL AND ${[...same, ...emptied].join(' AND ')}) THEN ${refusal(name)}; END IF`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(ledgers)) {
      await runner.query(`DROP TRIGGER tr_${name}_no_update`);
      await runner.query(`CREATE TRIGGER tr_${name}_no_update BEFORE UPDATE ON ${name} FOR EACH ROW ${refusal(name)}`);
    }
  }
}
