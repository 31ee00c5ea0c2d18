import { Injectable } from '@nestjs/common';
import { PlatformGateway } from './platform-gateway.js';

/** No platform is connected: nothing is ever asked of it. */
@Injectable()
export class NoPlatform extends PlatformGateway {
  override readonly platform = 'none';
  override readonly restMs = 60_000;

  override deposit(): Promise<string> {
    return Promise.reject(new Error('no e-invoicing platform is connected'));
  }

  override news(): Promise<readonly []> {
    return Promise.resolve([]);
  }

  override cashed(): Promise<void> {
    return Promise.resolve();
  }
}
