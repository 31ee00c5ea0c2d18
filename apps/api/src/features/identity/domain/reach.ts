import { DomainError, type Permission } from '@picolo/contracts';

/** What makes an administrator: the rights that give rights. */
export const administration = ['users.manage', 'roles.manage'] as const satisfies readonly Permission[];

/** Whose use is one's own record: they give nobody power over others. */
const harmless: readonly string[] = ['orders.own', 'invoices.own'];

/**
 * Nobody gives or takes rights that they do not have themselves, unless they may edit every role anyway. Throws
 * IDENTITY.RIGHTS_BEYOND_YOURS.
 */
export const requireReach = (own: ReadonlySet<Permission>, others: readonly string[]): void => {
  if (own.has('roles.manage')) return;
  const beyond = others.filter((permission) => !own.has(permission as Permission) && !harmless.includes(permission));
  if (beyond.length > 0) throw new DomainError('IDENTITY.RIGHTS_BEYOND_YOURS', { permissions: beyond });
};
