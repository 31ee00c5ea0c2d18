import 'reflect-metadata';
import { Config } from '@picolo/server/config';
import { bootOrExplain } from './boot.js';
import { createHttpApp } from './http-app.js';

const start = async (): Promise<void> => {
  const app = await createHttpApp();
  app.enableShutdownHooks();
  const { port, host } = app.get(Config);
  await app.listen(port, host);
};

await bootOrExplain(start);
