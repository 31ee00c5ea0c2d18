import type { MigrationInterface, QueryRunner } from 'typeorm';

const staff = [
  'catalogue.read',
  'catalogue.write',
  'stock.read',
  'stock.move',
  'stock.alerts',
  'clients.read',
  'clients.write',
  'orders.read',
  'orders.create',
  'orders.process',
  'orders.ship',
  'orders.cancel',
  'orders.return',
  'invoices.read',
  'printing.read',
  'printing.submit',
  'printing.decide',
  'printing.alerts',
  'notifications.read',
];
const administration = ['invoices.verify', 'printing.manage', 'operations.read', 'operations.retry'];

/** The roles that every installation starts with (ID-3). Written out: what the catalogue becomes later does not change this. */
const roles: readonly (readonly [name: string, permissions: readonly string[]])[] = [
  ['admin', [...staff, ...administration]],
  ['employee', staff],
  ['client', ['catalogue.read', 'orders.own', 'invoices.own', 'notifications.read']],
];

export class SeededRoles1760000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, permissions] of roles) {
      await runner.query('INSERT INTO roles (name) VALUES (?)', [name]);
      for (const permission of permissions) {
        await runner.query(
          'INSERT INTO role_permissions (role_id, permission) SELECT id, ? FROM roles WHERE name = ?',
          [permission, name],
        );
      }
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of roles) {
      await runner.query('DELETE p FROM role_permissions p JOIN roles r ON r.id = p.role_id WHERE r.name = ?', [name]);
      await runner.query('DELETE FROM roles WHERE name = ?', [name]);
    }
  }
}
