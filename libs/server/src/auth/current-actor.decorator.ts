import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import type { Request } from 'express';
import type { Actor } from './actor.js';

/** The actor the guard let in, as a handler's parameter. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor =
    context.getType() === 'ws'
      ? context.switchToWs().getClient<{ data: { actor?: Actor } }>().data.actor
      : context.switchToHttp().getRequest<Request & { user?: Actor }>().user;
  if (actor === undefined) throw new DomainError('AUTH.REQUIRED');
  return actor;
});
