import { Injectable } from '@nestjs/common';
import { DomainError, type ImportView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Db, type Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { AuditFacade } from '../../audit/index.js';
import { ImportRunsRepository } from '../persistence/import-runs.repository.js';
import { ImportsQuery } from '../queries/imports.query.js';
import { ImportParts } from './import-parts.js';
import { importChanged } from './import-news.js';

/** A person’s yes to what the preview showed. */
@Injectable()
export class ConfirmImport {
  constructor(
    private readonly db: Db,
    private readonly runs: ImportRunsRepository,
    private readonly query: ImportsQuery,
    private readonly parts: ImportParts,
    private readonly outbox: Outbox,
    private readonly audit: AuditFacade,
  ) {}

  async execute(actor: Actor, id: number): Promise<ImportView> {
    await this.db.tx((tx) => this.confirm(tx, actor, id));
    return await this.query.byId(id);
  }

  private async confirm(tx: Tx, actor: Actor, id: number): Promise<void> {
    const run = await this.runs.lock(tx, id);
    if (run === null) throw new DomainError('IMPORTS.NOT_FOUND');
    if (run.state !== 'ready') throw new DomainError('IMPORTS.NOT_READY');
    await this.runs.move(tx, id, 'applying', { by: { id: actor.userId, name: actor.name } });
    const prices = await this.parts.catalogue.priceChanges(tx, id);
    await this.audit.record(tx, actor, {
      action: 'product.imported',
      subject: `import:${id}`,
      subjectName: run.fileName,
      before: prices.before,
      after: { ...run.preview, ...prices.after },
    });
    const subject = `import:${String(id)}`;
    await this.outbox.append(
      tx,
      [{ type: 'import.confirmed', subject, payload: { importId: id } }],
      [importChanged(id, run.version + 1, 'applying')],
    );
  }
}
