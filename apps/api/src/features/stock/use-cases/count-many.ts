import { Injectable } from '@nestjs/common';
import { orderNumber } from '@picolo/contracts';
import { quantityToJson, type Tx } from '@picolo/server/db';
import type { Cause } from '../domain/stock-change.js';
import { StockRepository } from '../persistence/stock.repository.js';
import { ApplyStock, type StockOutcome, type ThresholdsBefore } from './apply-stock.js';

/** What lies in a place by a file or a count: absolute, integer ten-thousandths. */
export interface CountedRow {
  readonly productId: number;
  /** The location that sells unless told. */
  readonly locationId?: number;
  readonly quantity: number;
}

/** A row below what orders hold there; quantities are JSON numbers. */
export interface RefusedCount {
  readonly productId: number;
  readonly locationId: number;
  readonly counted: number;
  readonly reserved: number;
  /** The numbers of those orders, oldest first. */
  readonly orders: readonly string[];
}

export class CountsRefused extends Error {
  constructor(readonly refused: readonly RefusedCount[]) {
    super(`${String(refused.length)} counts are below what orders hold`);
    this.name = 'CountsRefused';
  }
}

/** So many refused rows are explained with their orders; the others come without. */
const explained = 100;

/** Many levels are put at what was counted, at once. */
@Injectable()
export class CountMany {
  constructor(
    private readonly stock: ApplyStock,
    private readonly levels: StockRepository,
  ) {}

  async apply(
    tx: Tx,
    rows: readonly CountedRow[],
    cause: Cause,
    thresholdsBefore: ThresholdsBefore = new Map(),
  ): Promise<StockOutcome> {
    const ids = [...rows.map(({ productId }) => productId), ...thresholdsBefore.keys()];
    const locked = await this.stock.lock(tx, ids);
    const changes = rows.flatMap(({ productId, quantity, locationId = locked.sales }) => {
      const onHandDelta = quantity - (locked.book.at({ productId, locationId })?.onHand ?? 0);
      return onHandDelta === 0 ? [] : [{ productId, locationId, onHandDelta, reservedDelta: 0 }];
    });
    await this.refuse(tx, rows, ({ productId, locationId = locked.sales }) => ({
      locationId,
      reserved: locked.book.at({ productId, locationId })?.reserved ?? 0,
    }));
    return await this.stock.apply(tx, changes, cause, { thresholdsBefore, locked });
  }

  private async refuse(
    tx: Tx,
    rows: readonly CountedRow[],
    placeOf: (row: CountedRow) => { readonly locationId: number; readonly reserved: number },
  ): Promise<void> {
    const refused: RefusedCount[] = [];
    for (const row of rows) {
      const { locationId, reserved } = placeOf(row);
      if (row.quantity >= reserved) continue;
      const ids = refused.length < explained ? await this.levels.reservingOrders(tx, row.productId, locationId) : [];
      refused.push({
        ...{ productId: row.productId, locationId, orders: ids.map(orderNumber) },
        ...{ counted: quantityToJson(row.quantity), reserved: quantityToJson(reserved) },
      });
    }
    if (refused.length > 0) throw new CountsRefused(refused);
  }
}
