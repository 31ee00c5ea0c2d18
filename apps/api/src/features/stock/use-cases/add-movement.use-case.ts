import { Injectable } from '@nestjs/common';
import { DomainError, type MovementInput, type MovementResult, type StockView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, jsonToQuantity, type Tx } from '@picolo/server/db';
import { CatalogueFacade, type HeldProduct } from '../../catalogue/index.js';
import { MovementsQuery } from '../queries/movements.query.js';
import { presentStock } from '../stock.presenter.js';
import { AnnounceStock } from './announce-stock.js';
import { ApplyStock, type StockOutcome } from './apply-stock.js';
import { refuseBrokenStep } from './manual-quantity.js';

/** A receipt, an adjustment or a count entered by a person. */
@Injectable()
export class AddMovement {
  constructor(
    private readonly db: Db,
    private readonly catalogue: CatalogueFacade,
    private readonly stock: ApplyStock,
    private readonly movements: MovementsQuery,
    private readonly announce: AnnounceStock,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: MovementInput): Promise<MovementResult> {
    const { firstMovementId, levels } = await this.db.tx((tx) => this.write(tx, actor, input));
    const movement = await this.movements.byId(firstMovementId);
    const stock: StockView = levels.get(input.productId) ?? presentStock([], 0);
    return { movement, stock };
  }

  private async write(tx: Tx, actor: Actor, input: MovementInput): Promise<StockOutcome> {
    const product = (await this.catalogue.hold(tx, [input.productId])).get(input.productId);
    if (product === undefined) throw new DomainError('CATALOGUE.PRODUCT_NOT_FOUND');
    const quantity = this.quantity(input, product);
    const locationId = input.locationId ?? (await this.stock.salesLocation(tx));
    const location = (await this.stock.places(tx, [locationId])).get(locationId);
    const { book } = await this.stock.lock(tx, [product.id]);
    const place = { productId: product.id, locationId };
    const counted = input.kind === 'count' ? (book.at(place)?.onHand ?? 0) : 0;
    const change = { ...place, onHandDelta: quantity - counted, reservedDelta: 0 };
    const by = { id: actor.userId, name: actor.name };
    const cause = { kind: input.kind, reason: input.reason?.trim() ?? null, actor: by, now: this.clock.now() };
    const outcome = await this.stock.attempt(tx, [change], cause);
    await this.announce.movement(tx, actor, {
      ...{ product, input, outcome },
      location: { id: locationId, name: location?.name ?? '' },
    });
    return outcome;
  }

  private quantity({ kind, quantity }: MovementInput, product: HeldProduct): number {
    const value = jsonToQuantity(quantity);
    const signFits = kind === 'adjustment' ? value !== 0 : kind === 'receipt' ? value > 0 : value >= 0;
    if (!signFits) {
      throw new DomainError('REQUEST.INVALID', {
        fields: [{ field: 'quantity', rule: 'isPositive', message: 'quantity' }],
      });
    }
    refuseBrokenStep(value, product);
    return value;
  }
}
