import type { MigrationInterface, QueryRunner } from 'typeorm';

const staff = [
  'catalogue.import',
  'stock.count',
  'stock.transfer',
  'orders.change',
  'invoices.issue',
  'invoices.pay',
] as const;
const administration = [
  'stock.locations',
  'clients.erase',
  'invoices.export',
  'settings.manage',
  'users.read',
  'users.manage',
  'roles.manage',
  'audit.read',
] as const;

const granted: readonly (readonly [role: string, permissions: readonly string[]])[] = [
  ['admin', [...staff, ...administration]],
  ['employee', staff],
];

/** What the seeded roles may do with the parts of the shop that the foundation did not have (ID-3). */
export class ShopCompleteRights1770000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [role, permissions] of granted) {
      for (const permission of permissions) {
        await runner.query(
          'INSERT IGNORE INTO role_permissions (role_id, permission) SELECT id, ? FROM roles WHERE name = ?',
          [permission, role],
        );
      }
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const permission of [...staff, ...administration]) {
      await runner.query('DELETE FROM role_permissions WHERE permission = ?', [permission]);
    }
  }
}
