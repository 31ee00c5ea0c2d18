import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { apiKeyPrefix } from '@picolo/contracts';
import type { Request } from 'express';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { Config } from '../config/config.js';
import { cookies } from '../http/origin.js';
import { AccessCache } from './access-cache.js';
import type { Actor } from './actor.js';
import { readClaims } from './token.service.js';
import { VerifiedTokens } from './verified-tokens.js';

/** One cookie out of a Cookie header; undefined when it is not there. */
export const cookieValue = (header: string | undefined, name: string): string | undefined => {
  for (const part of (header ?? '').split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key === name) return rest.join('=');
  }
  return undefined;
};

const fromCookie = (request: Request): string | null => cookieValue(request.headers.cookie, cookies.access) ?? null;

/** Bearer header of programs, else the httpOnly cookie of browsers. */
export const tokenOf = ExtractJwt.fromExtractors([ExtractJwt.fromAuthHeaderAsBearerToken(), fromCookie]);

const keyHeader = new RegExp(`^bearer\\s+(${apiKeyPrefix}.*)$`, 'i');

/** What a program sends as its API key, well-formed or not: in the header only, never in a cookie. Null: it is no key. */
export const apiKeyOf = ({ headers }: Request): string | null =>
  keyHeader.exec(headers.authorization ?? '')?.[1] ?? null;

/** passport-jwt: verifies a token the first time it is seen. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    config: Config,
    private readonly access: AccessCache,
    private readonly verified: VerifiedTokens,
  ) {
    super({
      jwtFromRequest: tokenOf,
      secretOrKey: config.jwtSecret,
      algorithms: ['HS256'],
      passReqToCallback: true,
    });
  }

  async validate(request: Request, payload: object): Promise<Actor | false> {
    const claims = readClaims(payload);
    if (claims === null) return false;
    const { exp } = payload as { exp?: unknown };
    const token = tokenOf(request);
    if (token !== null && typeof exp === 'number') this.verified.remember(token, claims, exp * 1000);
    const actor = await this.access.actor(claims.sub, claims.sid);
    return actor === null ? false : { ...actor, address: request.ip ?? null };
  }
}
