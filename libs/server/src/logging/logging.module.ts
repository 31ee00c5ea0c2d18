import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { IncomingMessage } from 'node:http';
import { Config } from '../config/config.js';
import { traceIdOf } from '../http/trace-id.js';
import { ConfigModule } from '../config/config.module.js';

/** pino: one JSON line per event, with the request's id; never a cookie, a token or a body. */
@Module({
  imports: [
    LoggerModule.forRootAsync({
      imports: [ConfigModule],
      inject: [Config],
      useFactory: (config: Config) => ({
        pinoHttp: {
          level: config.logLevel,
          genReqId: (request: IncomingMessage) => traceIdOf(request),
          autoLogging: { ignore: (request: IncomingMessage) => request.url?.startsWith('/api/health/') === true },
          customLogLevel: (_request: unknown, response: { statusCode: number }, error?: Error) => {
            if (error !== undefined || response.statusCode >= 500) return 'error';
            return response.statusCode >= 400 ? 'info' : 'debug';
          },
          serializers: {
            req: (request: { id: string; method: string; url: string }) => ({
              id: request.id,
              method: request.method,
              url: request.url,
            }),
            res: (response: { statusCode: number }) => ({ status: response.statusCode }),
          },
        },
      }),
    }),
  ],
})
export class LoggingModule {}
