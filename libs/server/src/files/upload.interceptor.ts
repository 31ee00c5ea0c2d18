import { rmSync } from 'node:fs';
import {
  createParamDecorator,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Endpoint } from '@picolo/contracts';
import type { Request } from 'express';
import { finalize, type Observable } from 'rxjs';
import { endpointKey } from '../auth/metadata-keys.js';
import { Config } from '../config/config.js';
import { incomingFolder } from './places.js';
import { receive, type ReceivedFile } from './receive.js';

type Uploading = Request & { upload?: ReceivedFile };

/** Takes the file of an `upload` endpoint in before its handler runs; what the handler does not keep is removed after it. */
@Injectable()
export class UploadInterceptor implements NestInterceptor {
  constructor(
    private readonly config: Config,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const endpoint = this.reflector.get<Endpoint>(endpointKey, context.getHandler());
    if (endpoint.upload === null) throw new Error(`${endpoint.path} says not what it takes`);
    const request = context.switchToHttp().getRequest<Uploading>();
    const { file, fields } = await receive(request, endpoint.upload, incomingFolder(this.config));
    request.upload = file;
    request.body = fields;
    return next.handle().pipe(
      finalize(() => {
        rmSync(file.path, { force: true });
      }),
    );
  }
}

/** The file of an `upload` endpoint, as a parameter of its handler. */
export const Uploaded = createParamDecorator((_: unknown, context: ExecutionContext): ReceivedFile => {
  const { upload } = context.switchToHttp().getRequest<Uploading>();
  if (upload === undefined) throw new Error('@Uploaded() belongs to an endpoint of kind upload');
  return upload;
});
