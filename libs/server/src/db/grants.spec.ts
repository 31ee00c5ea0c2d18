import { describe, expect, it } from 'vitest';
import { applicationPrivileges, grantsFor } from './grants.js';

describe('grants of the application', () => {
  it('IN-3 neither DROP nor anything else that changes tables or triggers', () => {
    expect(applicationPrivileges).toEqual(['SELECT', 'INSERT', 'UPDATE', 'DELETE']);
  });

  it('SE-3 names are quoted, and an underscore in the name of the database is no wildcard', () => {
    expect(grantsFor('picolo_shop', { name: "o'app", host: '%' })).toEqual([
      "REVOKE ALL PRIVILEGES, GRANT OPTION FROM 'o''app'@'%'",
      "GRANT SELECT, INSERT, UPDATE, DELETE ON `picolo\\_shop`.* TO 'o''app'@'%'",
    ]);
  });
});
