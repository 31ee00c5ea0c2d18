import {
  applyDecorators,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  Sse,
  UseInterceptors,
} from '@nestjs/common';
import type { Endpoint, Method } from '@picolo/contracts';
import { UploadInterceptor } from '../files/upload.interceptor.js';
import { accessKey, endpointKey } from './metadata-keys.js';

const methods: Readonly<Record<Method, RequestMethod>> = {
  GET: RequestMethod.GET,
  POST: RequestMethod.POST,
  PATCH: RequestMethod.PATCH,
  DELETE: RequestMethod.DELETE,
};

/** Mounts an endpoint of the contracts: method, path, status and who may call. The only route decorator of the house. */
export const Serves = (endpoint: Endpoint<object>): MethodDecorator =>
  applyDecorators(
    endpoint.kind === 'sse'
      ? Sse(endpoint.path)
      : applyDecorators(
          RequestMapping({ path: endpoint.path, method: methods[endpoint.method] }),
          HttpCode(endpoint.status),
          ...(endpoint.kind === 'upload' ? [UseInterceptors(UploadInterceptor)] : []),
        ),
    SetMetadata(accessKey, endpoint.access),
    SetMetadata(endpointKey, endpoint),
  );
