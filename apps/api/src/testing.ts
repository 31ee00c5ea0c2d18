import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Config } from '@picolo/server/config';
import { Db } from '@picolo/server/db';
import { freshDatabase } from '@picolo/server/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule } from './app.module.js';
import { createHttpApp } from './http-app.js';

/** Settings of the server under test; the database is fresh, Redis is the one given, or none. */
const settings = (databaseUrl: string): Record<string, string> => ({
  NODE_ENV: 'test',
  PORT: '0',
  DATABASE_URL: databaseUrl,
  REDIS_URL: process.env['REDIS_URL'] ?? 'unix:///nowhere/redis.sock',
  JWT_SECRET: 'a secret that is only used by the tests of this repository',
  LOG_LEVEL: 'silent',
  PICOLO_DEMO: '1',
  PICOLO_RATE_LIMITS: 'off',
  PICOLO_FILES: mkdtempSync(join(tmpdir(), 'picolo-files-')),
});

const removeFiles = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true });
};

export interface TestApp {
  readonly app: INestApplicationContext;
  readonly db: Db;
  close(): Promise<void>;
}

export interface TestApi extends TestApp {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
}

/** All features on a migrated database of their own, without HTTP: for use cases. */
export const openApp = async (): Promise<TestApp> => {
  const database = await freshDatabase();
  Object.assign(process.env, settings(database.url));
  const app = await NestFactory.createApplicationContext(AppModule, { logger: false, abortOnError: false });
  return {
    app,
    db: app.get(Db),
    close: async () => {
      await app.close();
      removeFiles(app.get(Config).filesFolder);
      await database.drop();
    },
  };
};

/** Answers the address under which the application reaches the migrated database, as a user of its own. */
export type AsUser = (databaseUrl: string) => Promise<string>;

/** The same listening on a free port of the loopback; `env` adds settings. */
export const startApi = async (env: Readonly<Record<string, string>> = {}, asUser?: AsUser): Promise<TestApi> => {
  const database = await freshDatabase();
  Object.assign(process.env, settings((await asUser?.(database.url)) ?? database.url), env);
  const app = await createHttpApp();
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    app,
    db: app.get(Db),
    origin: `http://127.0.0.1:${String(port)}`,
    close: async () => {
      await app.close();
      removeFiles(app.get(Config).filesFolder);
      await database.drop();
    },
  };
};
