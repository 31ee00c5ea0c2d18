import { InjectionToken, inject } from '@angular/core';
import { type CanActivateFn, Router, type UrlTree } from '@angular/router';
import type { Permission } from '@picolo/contracts';
import { Session } from './session.service';

/** Where to sign in; the page finds the way back in its `to` parameter. */
export const SIGN_IN_PATH = new InjectionToken<string>('SIGN_IN_PATH', { factory: () => '/sign-in' });

/** Lets the signed-in through, sends everybody else to sign in and back afterwards. */
export const requireSignedIn: CanActivateFn = async (_route, state): Promise<boolean | UrlTree> => {
  const session = inject(Session);
  const router = inject(Router);
  const path = inject(SIGN_IN_PATH);
  // No answer from the server is no verdict: the page shows its own error and can be tried again.
  if (session.user() === null) await session.restore().catch(() => undefined);
  if (session.user() !== null) return true;
  return router.createUrlTree([path], { queryParams: state.url === '/' ? {} : { to: state.url } });
};

/** Lets those with the permission through; others see the page at `elsewhere` (default `/forbidden`), the address stays. */
export const requirePermission =
  (permission: Permission, elsewhere = '/forbidden'): CanActivateFn =>
  () => {
    const router = inject(Router);
    return inject(Session).can(permission) || router.createUrlTree([elsewhere]);
  };
