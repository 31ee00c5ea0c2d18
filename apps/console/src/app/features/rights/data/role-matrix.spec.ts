import { permissions, seededRoles, type RoleView } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { PERMISSION_GROUPS } from './permission-groups';
import { RoleMatrix } from './role-matrix';

const role = (id: number, more: Partial<RoleView> = {}): RoleView => ({
  ...{ id, name: `Rôle ${String(id)}`, seeded: false, permissions: ['orders.read'], users: 0, version: 1 },
  ...more,
});

describe('role matrix', () => {
  it('ID-3 shows every permission once', () => {
    const shown = PERMISSION_GROUPS.flatMap((group) => group.permissions);
    expect([...shown].sort()).toEqual([...permissions].sort());
    expect(PERMISSION_GROUPS.every((group) => group.permissions.length > 0)).toBe(true);
  });

  it('ID-3 says what would change before it is saved, and nothing when it was ticked back', () => {
    const matrix = new RoleMatrix();
    const first = role(1);
    matrix.take([first, role(2)]);
    matrix.toggle(first, 'stock.read');
    matrix.toggle(first, 'orders.read');
    expect(matrix.changes()).toEqual([
      { role: first, added: ['stock.read'], removed: ['orders.read'], wanted: ['stock.read'] },
    ]);
    expect(matrix.count()).toBe(2);
    matrix.toggle(first, 'stock.read');
    matrix.toggle(first, 'orders.read');
    expect(matrix.changes()).toEqual([]);
  });

  it('ID-3 whoever may change something may see it', () => {
    const matrix = new RoleMatrix();
    const first = role(1, { permissions: [] });
    matrix.take([first]);
    matrix.toggle(first, 'invoices.pay');
    expect([...matrix.held(first)].sort()).toEqual(['invoices.pay', 'invoices.read']);
  });

  it('ID-3 a role that somebody else changed loses its draft, the others keep theirs', () => {
    const matrix = new RoleMatrix();
    const [first, second] = [role(1), role(2)];
    matrix.take([first, second]);
    matrix.toggle(first, 'stock.read');
    matrix.toggle(second, 'stock.read');
    expect(matrix.take([role(1, { version: 2 }), second])).toEqual([first]);
    expect(matrix.changes().map((change) => change.role.id)).toEqual([2]);
    matrix.put(role(2, { version: 2, permissions: [...seededRoles.employee] }));
    expect(matrix.count()).toBe(0);
  });

  it('ID-3 rights that were saved here come back live without a word', () => {
    const matrix = new RoleMatrix();
    const first = role(1);
    matrix.take([first]);
    matrix.toggle(first, 'stock.read');
    expect(matrix.take([role(1, { version: 2, permissions: ['stock.read', 'orders.read'] })])).toEqual([]);
    expect(matrix.count()).toBe(0);
  });
});
