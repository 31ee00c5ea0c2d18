import { Injectable } from '@nestjs/common';
import { DomainError, type ImportPreview } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { Inbox, Outbox, type Delivery } from '@picolo/server/outbox';
import type { ImportRun, Layout } from '../persistence/import-runs.repository.js';
import { importChanged } from './import-news.js';
import { ImportParts } from './import-parts.js';
import { ImportStore } from './import-store.js';
import { Cancelled, StageImport } from './stage-import.use-case.js';

type Work = Pick<Delivery, 'rowId'>;

/** Reads an uploaded file, checks it against catalogue and stock set by set, and says what applying it would do. */
@Injectable()
export class CheckImport {
  constructor(
    private readonly inbox: Inbox,
    private readonly stage: StageImport,
    private readonly store: ImportStore,
    private readonly parts: ImportParts,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Throws while another process works on it, so that it is looked at again: that one may have died. */
  async execute(delivery: Work, id: number): Promise<void> {
    const run = await this.store.runs.byId(id);
    if (run?.state !== 'staging') {
      await this.inbox.once(delivery, () => Promise.resolve());
      return;
    }
    if (!(await this.store.claim(id))) throw new Error(`import ${String(id)} is being read`);
    try {
      const { layout, errors } = await this.stage.execute(run);
      await this.inbox.once(delivery, (tx) => this.conclude(tx, run, layout, errors));
    } catch (error) {
      if (error instanceof Cancelled) await this.inbox.once(delivery, (tx) => this.store.staging.clear(tx, id));
      else if (error instanceof DomainError) await this.inbox.once(delivery, (tx) => this.fail(tx, id));
      else throw error;
    }
  }

  private async conclude(tx: Tx, { id }: ImportRun, layout: Layout | null, read: number): Promise<void> {
    const run = await this.store.runs.lock(tx, id);
    if (run?.state !== 'staging') return;
    const errors = layout === null ? read : read + (await this.check(tx, id, layout));
    if (errors > 0) {
      await this.store.staging.clearLines(tx, id);
      await this.store.runs.move(tx, id, 'invalid', { errorCount: errors, finished: this.clock.now() });
    } else {
      await this.store.runs.move(tx, id, 'ready', { preview: await this.preview(tx, id) });
    }
    await this.outbox.append(tx, [], [importChanged(id, run.version + 1, errors > 0 ? 'invalid' : 'ready')]);
  }

  private async check(tx: Tx, id: number, { columns }: Layout): Promise<number> {
    const twins = await this.store.staging.checkTwins(tx, id);
    const products = await this.parts.catalogue.check(tx, id, columns);
    return twins + products + (await this.parts.stock.check(tx, id));
  }

  private async preview(tx: Tx, id: number): Promise<ImportPreview> {
    return { ...(await this.parts.catalogue.preview(tx, id)), levels: await this.parts.stock.preview(tx, id) };
  }

  /** The file is gone. */
  private async fail(tx: Tx, id: number): Promise<void> {
    const run = await this.store.runs.lock(tx, id);
    if (run?.state !== 'staging') return;
    await this.store.runs.move(tx, id, 'failed', { finished: this.clock.now() });
    await this.outbox.append(tx, [], [importChanged(id, run.version + 1, 'failed')]);
  }
}
