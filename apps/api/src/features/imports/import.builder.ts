import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { ImportView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Config } from '@picolo/server/config';
import { Db, parseJson } from '@picolo/server/db';
import { RunImport } from './jobs/run-import.job.js';
import { ConfirmImport } from './use-cases/confirm-import.use-case.js';
import { StartImport } from './use-cases/start-import.use-case.js';
import { ImportsQuery } from './queries/imports.query.js';

/** For tests: does what the jobs process would do with all that is due for imports. */
export const runImports = async (app: INestApplicationContext): Promise<void> => {
  const rows = await app
    .get(Db)
    .rows<{ id: number; type: string; payload: unknown }>(
      "SELECT id, type, payload FROM outbox WHERE consumer = 'imports' AND state <> 2 ORDER BY id",
    );
  const job = app.get(RunImport, { strict: false });
  for (const { id, type, payload } of rows) {
    await job.handle({ rowId: id, type, payload: parseJson(payload) } as never);
  }
};

/** For tests: a file as it comes in by an upload. */
export const anImport = async (
  app: INestApplicationContext,
  actor: Actor,
  content: string | Buffer,
): Promise<ImportView> => {
  const uuid = randomUUID();
  const path = join(app.get(Config).filesFolder, 'incoming', uuid);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const bytes = Buffer.byteLength(content);
  const file = { uuid, path, sha256, bytes, name: 'liste.csv', mediaType: 'text/csv' };
  return await app.get(StartImport, { strict: false }).execute(actor, file);
};

/** Uploaded and read. */
export const aReadImport = async (
  app: INestApplicationContext,
  actor: Actor,
  content: string | Buffer,
): Promise<ImportView> => {
  const { id } = await anImport(app, actor, content);
  await runImports(app);
  return await app.get(ImportsQuery, { strict: false }).byId(id);
};

/** Uploaded, read, confirmed and applied. */
export const anAppliedImport = async (
  app: INestApplicationContext,
  actor: Actor,
  content: string | Buffer,
): Promise<ImportView> => {
  const { id } = await aReadImport(app, actor, content);
  await app.get(ConfirmImport, { strict: false }).execute(actor, id);
  await runImports(app);
  return await app.get(ImportsQuery, { strict: false }).byId(id);
};
