import { DomainError, type Permission } from '@picolo/contracts';
import type { Actor } from './actor.js';

/** For a right that depends on what is asked (a transition's), beyond the one that opened the door. */
export const requirePermission = (actor: Actor, permission: Permission): void => {
  if (!actor.permissions.has(permission)) throw new DomainError('AUTH.FORBIDDEN', { permission });
};
