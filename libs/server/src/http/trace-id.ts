import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import type {} from 'pino-http';

/** The request's trace id: in its log lines, in problem answers, in the X-Request-Id header. */
export const traceIdOf = (request: IncomingMessage): string => (typeof request.id === 'string' ? request.id : '');

/** Takes a well-formed X-Request-Id of a proxy, else makes one. */
export const nameRequest = (request: Request, response: Response, next: NextFunction): void => {
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  request.id = id;
  response.setHeader('X-Request-Id', id);
  next();
};
