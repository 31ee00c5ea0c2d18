import { Injectable } from '@nestjs/common';
import type { ImportView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db } from '@picolo/server/db';
import { Files, type ReceivedFile } from '@picolo/server/files';
import { Outbox } from '@picolo/server/outbox';
import { ImportRunsRepository } from '../persistence/import-runs.repository.js';
import { ImportsQuery } from '../queries/imports.query.js';
import { importChanged } from './import-news.js';

/** Takes the file; reading it is the jobs process’s work, which goes on whoever leaves the page (UI-5). */
@Injectable()
export class StartImport {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly runs: ImportRunsRepository,
    private readonly query: ImportsQuery,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, received: ReceivedFile): Promise<ImportView> {
    const id = await this.db.tx(async (tx) => {
      const owner = { purpose: 'import', owner: 'imports', by: actor.userId };
      const { id: fileId, name: fileName, bytes } = await this.files.keep(tx, received, owner);
      const by = { id: actor.userId, name: actor.name };
      const runId = await this.runs.insert(tx, { fileId, fileName, bytes, by, now: this.clock.now() });
      await this.outbox.append(
        tx,
        [{ type: 'import.uploaded', subject: `import:${String(runId)}`, payload: { importId: runId } }],
        [importChanged(runId, 1, 'staging')],
      );
      return runId;
    });
    return await this.query.byId(id);
  }
}
