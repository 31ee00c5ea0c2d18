import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, type TransferInput, type TransferView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, jsonToQuantity, type Tx } from '@picolo/server/db';
import { CatalogueFacade } from '../../catalogue/index.js';
import type { StockChange } from '../domain/stock-change.js';
import type { TransferKey } from '../persistence/locations.repository.js';
import { TransfersQuery } from '../queries/transfers.query.js';
import { AnnounceStock } from './announce-stock.js';
import { ApplyStock } from './apply-stock.js';
import { refuseBrokenStep } from './manual-quantity.js';

interface Posting {
  readonly changes: readonly StockChange[];
  /** As the audit log tells it: names, and each product with its quantity. */
  readonly facts: { readonly from: string; readonly to: string; readonly lines: readonly string[] };
}

/** Goods go from one place to another: all lines or none, two linked lines of the ledger each (ST-8). */
@Injectable()
export class TransferStock {
  constructor(
    private readonly db: Db,
    private readonly catalogue: CatalogueFacade,
    private readonly stock: ApplyStock,
    private readonly announce: AnnounceStock,
    private readonly transfers: TransfersQuery,
    private readonly clock: Clock,
  ) {}

  /** The same key gives the same transfer, never two. */
  async execute(actor: Actor, input: TransferInput, key: string | null = null): Promise<TransferView> {
    if (input.fromId === input.toId) throw new DomainError('STOCK.SAME_LOCATION');
    const once = key === null ? null : { key, bodyHash: hashOf(input) };
    return await this.transfers.byId(await this.once(actor, input, once));
  }

  private async once(actor: Actor, input: TransferInput, once: TransferKey | null): Promise<number> {
    const known = once === null ? null : await this.transfers.madeBefore(actor.userId, once);
    if (known !== null) return known;
    try {
      return await this.db.tx((tx) => this.write(tx, actor, input, once));
    } catch (error) {
      // A twin of this request was faster, and may have taken what lay there: it has committed by now.
      const twins = once === null ? null : await this.transfers.madeBefore(actor.userId, once);
      if (twins === null) throw error;
      return twins;
    }
  }

  private async write(tx: Tx, actor: Actor, input: TransferInput, once: TransferKey | null): Promise<number> {
    const { fromId, toId, lines } = input;
    const products = await this.catalogue.hold(
      tx,
      lines.map(({ productId }) => productId),
    );
    const places = await this.stock.places(tx, [fromId, toId]);
    const changes = lines.flatMap(({ productId, quantity: typed }) => {
      const product = products.get(productId);
      if (product === undefined) throw new DomainError('CATALOGUE.PRODUCT_NOT_FOUND');
      const quantity = jsonToQuantity(typed);
      refuseBrokenStep(quantity, product);
      return [
        { productId, locationId: fromId, onHandDelta: -quantity, reservedDelta: 0 },
        { productId, locationId: toId, onHandDelta: quantity, reservedDelta: 0 },
      ];
    });
    const names = { from: places.get(fromId)?.name ?? '', to: places.get(toId)?.name ?? '' };
    const told = lines.map(({ productId, quantity }) => `${products.get(productId)?.name ?? ''} × ${String(quantity)}`);
    return await this.post(tx, actor, { ...input, once }, { changes, facts: { ...names, lines: told } });
  }

  private async post(
    tx: Tx,
    actor: Actor,
    { once, ...input }: TransferInput & { readonly once: TransferKey | null },
    { changes, facts }: Posting,
  ): Promise<number> {
    const [by, now, reason] = [{ id: actor.userId, name: actor.name }, this.clock.now(), input.reason?.trim() ?? null];
    const transferId = await this.stock.newTransfer(tx, { ...input, reason, actor: by, now, once });
    const outcome = await this.stock.attempt(tx, changes, { kind: 'transfer', actor: by, now, reason, transferId });
    const subjectName = `${facts.from} → ${facts.to}`;
    const entry = { action: 'stock.transferred', subject: `transfer:${transferId}`, subjectName } as const;
    await this.announce.act(tx, actor, { ...entry, after: { ...facts, reason } }, outcome);
    return transferId;
  }
}

function hashOf({ fromId, toId, lines, reason }: TransferInput): string {
  const moved = lines.map(({ productId, quantity }) => [productId, quantity]);
  return createHash('sha256')
    .update(JSON.stringify([fromId, toId, moved, reason ?? null]))
    .digest('hex');
}
