import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { listHandlers } from '@picolo/server/auth';
import { Config } from '@picolo/server/config';
import { ProblemFilter, validationPipe } from '@picolo/server/errors';
import { configureHttp } from '@picolo/server/http';
import { RealtimeAdapter } from '@picolo/server/realtime';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { mountOpenApi } from './openapi.js';
import { mountSurfaces } from './surfaces.js';

/** The HTTP process, ready to listen: routes, sockets, pages. Throws when a handler declares no access (ID-5). */
export const createHttpApp = async (): Promise<NestExpressApplication> => {
  const app = await NestFactory.create<NestExpressApplication>(AppModule, {
    bufferLogs: true,
    bodyParser: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  const config = app.get(Config);
  configureHttp(app, config);
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  await mountSurfaces(app, config);
  mountOpenApi(app);
  const realtime = new RealtimeAdapter(app);
  app.useWebSocketAdapter(realtime);
  await app.init();
  listHandlers(app);
  realtime.createIOServer(0);
  return app;
};
