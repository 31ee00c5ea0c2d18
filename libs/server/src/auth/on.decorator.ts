import { applyDecorators, SetMetadata } from '@nestjs/common';
import { SubscribeMessage } from '@nestjs/websockets';
import type { Access } from '@picolo/contracts';
import { accessKey } from './metadata-keys.js';

/** As for endpoints; or an enrolled print worker, whose connection was authenticated by its key. */
export type SocketAccess = Access | { readonly worker: true };

/** Handles a socket message; what is returned is its acknowledgement. */
export const On = (event: string, access: SocketAccess): MethodDecorator =>
  applyDecorators(SubscribeMessage(event), SetMetadata(accessKey, access));
