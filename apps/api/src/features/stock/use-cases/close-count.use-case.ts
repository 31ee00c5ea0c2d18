import { Injectable } from '@nestjs/common';
import { DomainError, orderNumber, type RefusedCountLine } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, quantityToJson, type Tx } from '@picolo/server/db';
import { toApply } from '../domain/count-line.js';
import { CountsRepository, type CountedLine, type CountRow } from '../persistence/counts.repository.js';
import { StockRepository } from '../persistence/stock.repository.js';
import { AnnounceStock } from './announce-stock.js';
import { ApplyStock, type LockedStock } from './apply-stock.js';
import { countChanged } from './count-news.js';

interface Difference {
  readonly line: CountedLine;
  readonly delta: number;
}

interface Closing {
  readonly count: CountRow;
  /** Name of where it was counted. */
  readonly location: string;
  readonly differences: readonly Difference[];
}

/** Ends a counting session: its differences go into the ledger, all or none, or it is given up (ST-6). */
@Injectable()
export class CloseCount {
  constructor(
    private readonly db: Db,
    private readonly counts: CountsRepository,
    private readonly stock: ApplyStock,
    private readonly levels: StockRepository,
    private readonly announce: AnnounceStock,
    private readonly clock: Clock,
  ) {}

  async cancel(actor: Actor, countId: number): Promise<void> {
    await this.db.tx(async (tx) => {
      const count = await this.openOne(tx, countId);
      const by = { id: actor.userId, name: actor.name };
      await this.counts.close(tx, countId, 'cancelled', by, this.clock.now());
      await this.announce.tell(tx, null, [countChanged(countId, 'cancelled', count.version + 1)]);
    });
  }

  async validate(actor: Actor, countId: number): Promise<void> {
    await this.db.tx((tx) => this.write(tx, actor, countId));
  }

  private async write(tx: Tx, actor: Actor, countId: number): Promise<void> {
    const count = await this.openOne(tx, countId);
    const lines = await this.counts.countedLines(tx, countId);
    if (lines.length === 0) throw new DomainError('STOCK.COUNT_NOTHING');
    const places = await this.stock.places(tx, [count.location_id]);
    const locked = await this.stock.lock(
      tx,
      lines.map(({ productId }) => productId),
    );
    // After the lock: another count of this place is either in the ledger by now, or waits for us.
    const corrected = await this.counts.correctedSince(tx, countId, count.location_id);
    const differences = lines
      .map((line) => ({ line, delta: toApply(line, corrected.get(line.productId) ?? 0) }))
      .filter(({ delta }) => delta !== 0);
    await this.refuse(tx, count, differences, locked);
    await this.counts.applied(tx, countId, corrected);
    const location = places.get(count.location_id)?.name ?? '';
    await this.post(tx, actor, { count, location, differences }, locked);
  }

  private async post(
    tx: Tx,
    actor: Actor,
    { count, location, differences }: Closing,
    locked: LockedStock,
  ): Promise<void> {
    const [by, now] = [{ id: actor.userId, name: actor.name }, this.clock.now()];
    await this.counts.close(tx, count.id, 'validated', by, now);
    const changes = differences.map(({ line: { productId }, delta }) => ({
      ...{ productId, locationId: count.location_id, onHandDelta: delta, reservedDelta: 0 },
    }));
    const cause = { kind: 'count', actor: by, now, reason: count.name, countId: count.id } as const;
    const outcome = await this.stock.apply(tx, changes, cause, { locked });
    const entry = { action: 'stock.counted', subject: `count:${count.id}`, subjectName: count.name } as const;
    const facts = { location, differences: differences.length };
    const news = countChanged(count.id, 'validated', count.version + 1);
    await this.announce.act(tx, actor, { ...entry, after: facts }, outcome, [news]);
  }

  private async openOne(tx: Tx, countId: number): Promise<CountRow> {
    const count = await this.counts.lock(tx, countId, 'update');
    if (count === null) throw new DomainError('STOCK.COUNT_NOT_FOUND');
    if (count.state !== 'open') throw new DomainError('STOCK.COUNT_CLOSED');
    return count;
  }

  /** Every line that would go below what orders hold is named, with those orders. */
  private async refuse(
    tx: Tx,
    count: CountRow,
    differences: readonly Difference[],
    { book }: LockedStock,
  ): Promise<void> {
    const lines: RefusedCountLine[] = [];
    for (const { line, delta } of differences) {
      const { productId, sku, name } = line;
      const level = book.at({ productId, locationId: count.location_id });
      const [onHand, reserved] = [(level?.onHand ?? 0) + delta, level?.reserved ?? 0];
      if (onHand >= reserved) continue;
      const orders = (await this.levels.reservingOrders(tx, productId, count.location_id)).map(orderNumber);
      const levels = { onHand: quantityToJson(onHand), reserved: quantityToJson(reserved) };
      lines.push({ productId, sku, name, ...levels, orders });
    }
    if (lines.length === 0) return;
    const [products, orders] = [lines.map(({ name }) => name), [...new Set(lines.flatMap((line) => line.orders))]];
    throw new DomainError('STOCK.COUNT_REFUSED', { lines, products, orders });
  }
}
