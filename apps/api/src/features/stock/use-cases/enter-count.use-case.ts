import { Injectable } from '@nestjs/common';
import { DomainError, type CountEntryInput, type CountLineView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, jsonToQuantity, type Tx } from '@picolo/server/db';
import { Outbox } from '@picolo/server/outbox';
import { CatalogueFacade } from '../../catalogue/index.js';
import { afterEntry } from '../domain/count-line.js';
import { CountsRepository, type CountedLine, type CountRow } from '../persistence/counts.repository.js';
import { CountLinesQuery } from '../queries/count-lines.query.js';
import { countEntered } from './count-news.js';
import { refuseBrokenStep } from './manual-quantity.js';

/** What somebody counted: several people at once, the last entry of a product stands with who and when (ST-6). */
@Injectable()
export class EnterCount {
  constructor(
    private readonly db: Db,
    private readonly catalogue: CatalogueFacade,
    private readonly counts: CountsRepository,
    private readonly lines: CountLinesQuery,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async enter(actor: Actor, countId: number, input: CountEntryInput): Promise<CountLineView> {
    return await this.db.tx(async (tx) => {
      const count = await this.openOne(tx, countId);
      const line = await this.counts.lockLine(tx, countId, input.productId);
      // Answered by the line's own lookup: a request that came twice, or a product that is not in the session.
      if (line === null || (await this.counts.knows(tx, countId, input.key))) {
        return await this.lines.line(tx, countId, input.productId);
      }
      return await this.write(tx, actor, count, line, input);
    });
  }

  /** A product found on the shelf that the session did not ask for. */
  async addLine(countId: number, productId: number): Promise<CountLineView> {
    return await this.db.tx(async (tx) => {
      const count = await this.openOne(tx, countId);
      await this.counts.addLines(tx, countId, await this.catalogue.countable(tx, { ids: [productId] }, 0));
      const line = await this.lines.line(tx, countId, productId);
      await this.outbox.append(tx, [], [countEntered(countId, line, await this.lines.countedOf(tx, count.id))]);
      return line;
    });
  }

  private async openOne(tx: Tx, countId: number): Promise<CountRow> {
    const count = await this.counts.lock(tx, countId, 'share');
    if (count === null) throw new DomainError('STOCK.COUNT_NOT_FOUND');
    if (count.state !== 'open') throw new DomainError('STOCK.COUNT_CLOSED');
    return count;
  }

  private async write(
    tx: Tx,
    actor: Actor,
    count: CountRow,
    line: CountedLine,
    { key, mode, quantity: typed }: CountEntryInput,
  ): Promise<CountLineView> {
    const quantity = typed === undefined ? undefined : jsonToQuantity(typed);
    if (quantity !== undefined) refuseBrokenStep(quantity, line);
    const { productId } = line;
    const after = afterEntry(line, mode, quantity, await this.counts.books(tx, productId, count.location_id));
    if (after === null) {
      throw new DomainError('REQUEST.INVALID', {
        fields: [{ field: 'quantity', rule: 'isQuantity', message: 'quantity' }],
      });
    }
    const by = { id: actor.userId, name: actor.name };
    const entry = { countId: count.id, productId, key, mode, quantity, after, actor: by, now: this.clock.now() };
    await this.counts.enter(tx, entry);
    const view = await this.lines.line(tx, count.id, productId);
    const counted = await this.lines.countedOf(tx, count.id);
    await this.outbox.append(tx, [], [countEntered(count.id, view, counted)]);
    return view;
  }
}
