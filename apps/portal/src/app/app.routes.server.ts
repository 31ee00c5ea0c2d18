import { RenderMode, type ServerRoute } from '@angular/ssr';

const inBrowser = [
  'basket',
  'checkout',
  'sign-in',
  'register',
  'forgotten-password',
  'reset-password',
  'verify-email',
  'account',
  'account/**',
];

/** Public pages are made on the server, for everybody alike; what belongs to a person is made in their browser. */
export const serverRoutes: ServerRoute[] = [
  ...inBrowser.map((path) => ({ path, renderMode: RenderMode.Client as const })),
  { path: '', renderMode: RenderMode.Server },
  { path: 'c/:category', renderMode: RenderMode.Server },
  { path: 'p/:slug', renderMode: RenderMode.Server },
  { path: '**', renderMode: RenderMode.Server, status: 404 },
];
