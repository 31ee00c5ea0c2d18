import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { Config } from '../config/config.js';
import { cookies } from '../http/origin.js';
import { AccessCache } from './access-cache.js';
import type { Actor } from './actor.js';
import { readClaims } from './token.service.js';

/** One cookie out of a Cookie header; undefined when it is not there. */
export const cookieValue = (header: string | undefined, name: string): string | undefined => {
  for (const part of (header ?? '').split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key === name) return rest.join('=');
  }
  return undefined;
};

const fromCookie = (request: Request): string | null => cookieValue(request.headers.cookie, cookies.access) ?? null;

/** passport-jwt: bearer header of programs, else the httpOnly cookie of browsers. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(
    config: Config,
    private readonly access: AccessCache,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromExtractors([ExtractJwt.fromAuthHeaderAsBearerToken(), fromCookie]),
      secretOrKey: config.jwtSecret,
      algorithms: ['HS256'],
      passReqToCallback: true,
    });
  }

  async validate(request: Request, payload: object): Promise<Actor | false> {
    const claims = readClaims(payload);
    const actor = claims === null ? null : await this.access.actor(claims.sub, claims.sid);
    return actor === null ? false : { ...actor, address: request.ip ?? null };
  }
}
