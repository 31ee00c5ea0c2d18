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
    const request = context.switchToHttp().getRequest<Request>();
    // Most are JSON or have no body; null: no body at all.
    if (request.headers['content-type'] === 'application/json') return true;
    const form = typeof request.is('multipart/form-data') === 'string';
    const endpoint = this.reflector.get<Endpoint | undefined>(endpointKey, context.getHandler());
    if (form && endpoint?.kind !== 'upload') throw new DomainError('REQUEST.UNSUPPORTED_TYPE');
    return true;
  }
}
