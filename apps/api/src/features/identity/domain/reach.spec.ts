import { seededRoles } from '@picolo/contracts';
import { describe, expect, it } from 'vitest';
import { requireReach } from './reach.js';

describe('reach', () => {
  const employee = new Set(seededRoles.employee);

  it('ID-3 whoever edits roles may give any right', () => {
    expect(() => {
      requireReach(new Set(['roles.manage']), seededRoles.admin);
    }).not.toThrow();
  });

  it('ID-3 others give and take only what they have, and what concerns one’s own record alone', () => {
    expect(() => {
      requireReach(employee, seededRoles.employee);
      requireReach(employee, seededRoles.client);
    }).not.toThrow();
    expect(() => {
      requireReach(employee, seededRoles.admin);
    }).toThrow('IDENTITY.RIGHTS_BEYOND_YOURS');
  });
});
