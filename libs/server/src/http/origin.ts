import { DomainError } from '@picolo/contracts';
import type { NextFunction, Request, Response } from 'express';

/** Names of our cookies; the refresh token travels to its own path only. */
export const cookies = { access: 'picolo_access', refresh: 'picolo_refresh' } as const;

const hostOf = (origin: string | undefined): string | undefined =>
  origin !== undefined && URL.canParse(origin) ? new URL(origin).host : undefined;

/** The host people typed: X-Forwarded-Host counts only from a trusted proxy (express decides that by `trust proxy`). */
export const isOwnOrigin = (origin: string | undefined, host: string | undefined): boolean =>
  host !== undefined && hostOf(origin) === host;

const reads = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A write by a browser must come from our own pages (ID-1): a foreign Origin is refused, and a write that comes with our
 * cookies must carry an Origin, whatever else it carries. Programs with a bearer token and no cookie are not browsers.
 */
export const refuseForeignOrigin = (request: Request, _response: Response, next: NextFunction): void => {
  const withCookie = /\bpicolo_(access|refresh)=/.test(request.headers.cookie ?? '');
  const isProgram = request.headers.authorization !== undefined && !withCookie;
  if (reads.has(request.method) || isProgram) {
    next();
    return;
  }
  const origin = request.headers.origin;
  const refused = origin === undefined ? withCookie : !isOwnOrigin(origin, request.host);
  next(refused ? new DomainError('REQUEST.FOREIGN_ORIGIN') : undefined);
};
