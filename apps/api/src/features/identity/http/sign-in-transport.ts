import { Injectable } from '@nestjs/common';
import type { SignInView } from '@picolo/contracts';
import { Config } from '@picolo/server/config';
import { cookies } from '@picolo/server/http';
import type { CookieOptions, Request, Response } from 'express';
import { sessionDays, type Device, type SignedIn } from '../use-cases/signed-in.js';

const refreshPath = '/api/auth';

const cookieOf = (request: Request, name: string): string | undefined => {
  const entry = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  const value = entry?.slice(name.length + 1);
  return value === '' ? undefined : value;
};

/** How tokens travel (ID-1): httpOnly cookies for browsers, the body for programs. */
@Injectable()
export class SignInTransport {
  constructor(private readonly config: Config) {}

  device(request: Request, kind: Device['kind']): Device {
    return { kind, userAgent: request.headers['user-agent'] ?? '', address: request.ip ?? '' };
  }

  answer(response: Response, signedIn: SignedIn, kind: Device['kind']): SignInView {
    const { refreshToken, ...view } = signedIn;
    if (kind === 'program') return { ...view, refreshToken };
    // The access cookie outlives its token: an expired token is noticed and refreshed, a missing one looks like a stranger.
    const maxAge = sessionDays * 86_400_000;
    response.cookie(cookies.access, view.accessToken, { ...this.options('/'), maxAge });
    response.cookie(cookies.refresh, refreshToken, { ...this.options(refreshPath), maxAge });
    return view;
  }

  forget(response: Response): void {
    response.clearCookie(cookies.access, this.options('/'));
    response.clearCookie(cookies.refresh, this.options(refreshPath));
  }

  refreshCookie(request: Request): string | undefined {
    return cookieOf(request, cookies.refresh);
  }

  /** Bearer token, else the access cookie. */
  accessToken(request: Request): string | undefined {
    return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? cookieOf(request, cookies.access);
  }

  private options(path: string): CookieOptions {
    return { httpOnly: true, sameSite: 'strict', secure: this.config.secure, path };
  }
}
