import { DomainError } from '@picolo/contracts';
import type { NextFunction, Request, Response } from 'express';

/** No input of ours nests deeper; what does is meant to exhaust the stack of whoever walks it. */
const deepest = 20;

const isOk = (body: unknown): boolean => {
  let level: readonly unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return false;
    const objects = level.filter((value): value is object => typeof value === 'object' && value !== null);
    if (objects.some((value) => Object.hasOwn(value, '__proto__'))) return false;
    level = objects.flatMap((value) => Object.values(value) as unknown[]);
  }
  return true;
};

/** Refuses bodies that are too deep, and the one key that is more than a key (SE-3). */
export const refuseOddBodies = (request: Request, _response: Response, next: NextFunction): void => {
  next(isOk(request.body) ? undefined : new DomainError('REQUEST.INVALID'));
};
