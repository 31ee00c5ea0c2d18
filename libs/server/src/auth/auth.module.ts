import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { Config } from '../config/config.js';
import { BodyTypeGuard } from '../http/body-type.guard.js';
import { RateLimitGuard } from '../http/rate-limit.guard.js';
import { AccessCache } from './access-cache.js';
import { AccessGuard } from './access.guard.js';
import { JwtStrategy } from './jwt.strategy.js';
import { ProgramCache } from './program-cache.js';
import { TokenService } from './token.service.js';
import { VerifiedTokens } from './verified-tokens.js';

/** The guard and what it needs. `source` is the module that provides (and exports) AccessSource, `programs` ProgramSource. */
@Global()
@Module({})
export class AuthModule {
  static forRoot(source: Type, programs: Type): DynamicModule {
    return {
      module: AuthModule,
      imports: [
        source,
        programs,
        DiscoveryModule,
        JwtModule.registerAsync({
          inject: [Config],
          useFactory: (config: Config) => ({
            secret: config.jwtSecret,
            signOptions: { algorithm: 'HS256' },
            verifyOptions: { algorithms: ['HS256'] },
          }),
        }),
      ],
      // In this order: who calls is known before their calls are counted.
      providers: [
        AccessCache,
        ProgramCache,
        TokenService,
        VerifiedTokens,
        JwtStrategy,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: RateLimitGuard },
        { provide: APP_GUARD, useClass: BodyTypeGuard },
      ],
      exports: [AccessCache, TokenService, DiscoveryModule],
    };
  }
}
