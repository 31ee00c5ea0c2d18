import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { DomainError, type Endpoint } from '@picolo/contracts';
import type { Request } from 'express';
import type { Socket } from 'socket.io';
import { AccessCache } from './access-cache.js';
import type { Actor } from './actor.js';
import { apiKeyOf, tokenOf } from './jwt.strategy.js';
import { accessKey, endpointKey } from './metadata-keys.js';
import type { SocketAccess } from './on.decorator.js';
import { ProgramCache } from './program-cache.js';
import type { Caller } from './program.js';
import { VerifiedTokens } from './verified-tokens.js';

/** passport's verdict as a value: the actor, or undefined. An unreachable database still throws. */
@Injectable()
class SignedIn extends AuthGuard('jwt') {
  override handleRequest<T>(error: unknown, actor: T | false): T {
    if (error instanceof Error) throw error;
    if (actor === false || actor === null || actor === undefined) throw new DomainError('AUTH.REQUIRED');
    return actor;
  }
}

/**
 * The one guard of every handler: HTTP, SSE and socket messages. Closed by default: a handler without a declared access
 * stops the boot (handlers.ts), and is refused here all the same.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly signedIn = new SignedIn();

  constructor(
    private readonly reflector: Reflector,
    private readonly cache: AccessCache,
    private readonly verified: VerifiedTokens,
    private readonly programs: ProgramCache,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<SocketAccess | undefined>(accessKey, context.getHandler());
    if (access === undefined) throw new DomainError('AUTH.FORBIDDEN');
    return context.getType() === 'ws' ? await this.message(context, access) : await this.request(context, access);
  }

  private async request(context: ExecutionContext, access: SocketAccess): Promise<boolean> {
    if (typeof access !== 'string' && 'public' in access) return true;
    const request = context.switchToHttp().getRequest<Request & { user: Actor }>();
    if (!(await this.known(request))) {
      // Looked at after the tokens that are known: keys cost those nothing.
      const key = apiKeyOf(request);
      if (key !== null) return await this.program(context, access, key);
      await this.signedIn.canActivate(context);
    }
    const { user } = request;
    if (typeof access === 'string' && !user.permissions.has(access)) {
      throw new DomainError('AUTH.FORBIDDEN', { permission: access });
    }
    return true;
  }

  /** Whether the request came with a token that passport has verified before; then it has its actor. */
  private async known(request: Request & { user: Actor }): Promise<boolean> {
    const token = tokenOf(request);
    const claims = token === null ? null : this.verified.recall(token);
    if (claims === null) return false;
    const actor = await this.cache.actor(claims.sub, claims.sid);
    if (actor === null) throw new DomainError('AUTH.REQUIRED');
    request.user = { ...actor, address: request.ip ?? null };
    return true;
  }

  /** A key opens what says that it takes keys, as far as its scopes go; malformed, unknown, expired and revoked look alike. */
  private async program(context: ExecutionContext, access: SocketAccess, key: string): Promise<true> {
    const program = await this.programs.program(key);
    if (program === null) throw new DomainError('AUTH.API_KEY_INVALID');
    const endpoint = this.reflector.get<Endpoint | undefined>(endpointKey, context.getHandler());
    const allowed = endpoint?.apiKeys === true && typeof access === 'string' && program.permissions.has(access);
    if (!allowed) throw new DomainError('AUTH.API_KEY_FORBIDDEN');
    context.switchToHttp().getRequest<Request & { user: Caller }>().user = program;
    return true;
  }

  private async message(context: ExecutionContext, access: SocketAccess): Promise<boolean> {
    const socket = context.switchToWs().getClient<Socket>();
    const identity = socket.data as { workerId?: number; userId?: number; sessionId?: number; actor?: Actor };
    if (typeof access !== 'string' && 'worker' in access) return refuseUnless(identity.workerId !== undefined);
    if (typeof access !== 'string' && 'public' in access) return true;
    const { userId, sessionId } = identity;
    const actor = userId === undefined || sessionId === undefined ? null : await this.cache.actor(userId, sessionId);
    if (actor === null) throw new DomainError('AUTH.REQUIRED');
    identity.actor = { ...actor, address: socket.handshake.address };
    return refuseUnless(typeof access !== 'string' || actor.permissions.has(access));
  }
}

const refuseUnless = (allowed: boolean): true => {
  if (!allowed) throw new DomainError('AUTH.FORBIDDEN');
  return true;
};
