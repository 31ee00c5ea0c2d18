import { inject } from '@angular/core';
import type { Permission } from '@picolo/contracts';
import { Session } from '@picolo/web';

/** Rights of the signed-in user as a function for templates: `can('orders.process')`. Call in an injection context. */
export function injectCan(): (permission: Permission) => boolean {
  const session = inject(Session);
  return (permission) => session.can(permission);
}
