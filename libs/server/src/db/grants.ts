/** What the running application needs of its database. No DROP: without it the database refuses TRUNCATE too (IN-3, ST-3). */
export const applicationPrivileges = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const;

export interface DatabaseUser {
  readonly name: string;
  /** From where it connects; `%` is anywhere. */
  readonly host: string;
}

const text = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
/** In a grant, `_` and `%` in the name of a database are wildcards unless escaped. */
const database = (name: string): string => `\`${name.replaceAll('`', '``').replace(/[_%]/g, '\\$&')}\``;

/**
 * Statements that let a user run the application and nothing else; the user itself is made before. Tables are made by the
 * user that migrates: triggers keep what is append-only from both, but only who may not DROP is kept from TRUNCATE.
 */
export const grantsFor = (name: string, user: DatabaseUser): readonly string[] => {
  const account = `${text(user.name)}@${text(user.host)}`;
  return [
    `REVOKE ALL PRIVILEGES, GRANT OPTION FROM ${account}`,
    `GRANT ${applicationPrivileges.join(', ')} ON ${database(name)}.* TO ${account}`,
  ];
};
