import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import type { Request } from 'express';
import type { Actor } from './actor.js';
import { isProgram, type Caller } from './program.js';

/** The person the guard let in, as a handler's parameter. Refuses programs: what takes API keys asks for `CurrentCaller`. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor: Caller | undefined =
    context.getType() === 'ws'
      ? context.switchToWs().getClient<{ data: { actor?: Actor } }>().data.actor
      : context.switchToHttp().getRequest<Request & { user?: Caller }>().user;
  if (actor === undefined) throw new DomainError('AUTH.REQUIRED');
  if (isProgram(actor)) throw new DomainError('AUTH.API_KEY_FORBIDDEN');
  return actor;
});
