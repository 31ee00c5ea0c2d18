import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError, type Endpoint } from '@picolo/contracts';
import type { Request } from 'express';
import { endpointKey } from '../auth/metadata-keys.js';

/** A form with files goes to uploads only; elsewhere it would be read as nothing (SE-3). */
@Injectable()
export class BodyTypeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const endpoint = this.reflector.get<Endpoint | undefined>(endpointKey, context.getHandler());
    // null: the request has no body at all.
    const form = typeof context.switchToHttp().getRequest<Request>().is('multipart/form-data') === 'string';
    if (form && endpoint?.kind !== 'upload') throw new DomainError('REQUEST.UNSUPPORTED_TYPE');
    return true;
  }
}
