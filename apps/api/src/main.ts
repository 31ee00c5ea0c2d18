import 'reflect-metadata';
import type { INestApplication } from '@nestjs/common';
import { Config } from '@picolo/server/config';
import { Logger } from 'nestjs-pino';
import { bootOrExplain } from './boot.js';
import { IdentityFacade } from './features/identity/index.js';
import { createHttpApp } from './http-app.js';

/** An empty installation says how to make its first administrator (ID-11). A database that is away says nothing. */
const offerSetup = async (app: INestApplication): Promise<void> => {
  const code = await app
    .get(IdentityFacade)
    .setupCode()
    .catch(() => null);
  if (code === null) return;
  const address = `${app.get(Config).publicUrl}/console/setup`;
  app.get(Logger).warn(`No administrator yet. Open ${address} and enter the one-time code ${code}`);
};

const start = async (): Promise<void> => {
  const app = await createHttpApp();
  app.enableShutdownHooks();
  const { port, host } = app.get(Config);
  await app.listen(port, host);
  await offerSetup(app);
};

await bootOrExplain(start);
