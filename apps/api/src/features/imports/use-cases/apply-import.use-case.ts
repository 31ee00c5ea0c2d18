import { Injectable } from '@nestjs/common';
import type { ImportPreview } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import type { Tx } from '@picolo/server/db';
import { Inbox, Outbox, type Delivery, type NewEvent } from '@picolo/server/outbox';
import type { ImportRun } from '../persistence/import-runs.repository.js';
import { importChanged, loadAgain } from './import-news.js';
import { ImportParts } from './import-parts.js';
import { ImportStore } from './import-store.js';

/** Events appended in one statement. */
const batch = 500;

/**
 * Applies a confirmed import in one set-based transaction: all of it or nothing, whenever the process dies. What changed since
 * the preview is checked again under the locks; then the run is invalid, with the lines and reasons.
 */
@Injectable()
export class ApplyImport {
  constructor(
    private readonly inbox: Inbox,
    private readonly store: ImportStore,
    private readonly parts: ImportParts,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(delivery: Pick<Delivery, 'rowId'>, id: number): Promise<void> {
    await this.inbox.once(delivery, async (tx) => {
      const run = await this.store.runs.lock(tx, id);
      if (run?.state !== 'applying') return;
      const errors = await this.check(tx, run);
      if (errors > 0) await this.refuse(tx, run, errors);
      else await this.apply(tx, run);
    });
  }

  private async check(tx: Tx, { id, layout }: ImportRun): Promise<number> {
    const { catalogue, stock } = this.parts;
    await catalogue.hold(tx, id);
    const errors = await catalogue.check(tx, id, layout?.columns ?? []);
    await stock.hold(tx, id);
    return errors + (await stock.check(tx, id));
  }

  private async refuse(tx: Tx, { id, version }: ImportRun, errorCount: number): Promise<void> {
    await this.store.staging.clearLines(tx, id);
    await this.store.runs.move(tx, id, 'invalid', { errorCount, finished: this.clock.now() });
    await this.outbox.append(tx, [], [importChanged(id, version + 1, 'invalid')]);
  }

  private async apply(tx: Tx, run: ImportRun): Promise<void> {
    const { catalogue, stock } = this.parts;
    const now = this.clock.now();
    const products = await catalogue.apply(tx, run.id, run.layout?.columns ?? []);
    await stock.hold(tx, run.id);
    const actor = run.confirmedBy === null ? null : { id: run.confirmedBy, name: run.confirmedByName ?? '' };
    const reason = `Import ${run.fileName}`.slice(0, 255);
    const { levels, events } = await stock.apply(tx, run.id, { kind: 'adjustment', reason, actor, now });
    const preview: ImportPreview = { ...products, levels };
    await this.store.runs.move(tx, run.id, 'applied', { preview, finished: now });
    await this.store.staging.clearLines(tx, run.id);
    await this.tell(tx, run, events);
  }

  private async tell(tx: Tx, { id, version }: ImportRun, events: readonly NewEvent[]): Promise<void> {
    for (let from = 0; from < events.length; from += batch) {
      await this.outbox.append(tx, events.slice(from, from + batch));
    }
    await this.outbox.append(tx, [], [loadAgain(), importChanged(id, version + 1, 'applied')]);
  }
}
