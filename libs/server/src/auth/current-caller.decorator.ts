import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import type { Request } from 'express';
import type { Caller } from './program.js';

/** Whoever the guard let in, a person or a program with an API key, as a parameter of an endpoint that takes keys. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const caller = context.switchToHttp().getRequest<Request & { user?: Caller }>().user;
  if (caller === undefined) throw new DomainError('AUTH.REQUIRED');
  return caller;
});
