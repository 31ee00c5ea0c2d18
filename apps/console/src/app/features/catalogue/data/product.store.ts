import { Injectable, inject, signal } from '@angular/core';
import {
  type MovementView,
  type ProductRemoval,
  type StockView,
  getProduct,
  listMovements,
  removeProduct,
} from '@picolo/contracts';
import { Api, type ProblemError, afterReconnect, followLive, loaded, outdated, toProblem } from '@picolo/web';
import { PagedList } from '../../../platform/paged-list';
import type { MovementFilter } from '../../stock/components/movement-filters.component';
import { injectCan } from '../../../platform/rights';

const RECENT = 10;

/** One product with its level and its ledger, followed live. */
@Injectable()
export class ProductStore {
  private readonly api = inject(Api);
  private readonly can = injectCan();
  private readonly id = signal(0);

  readonly product = loaded(() => (this.id() ? this.api.request(getProduct, { params: { id: this.id() } }) : null));
  readonly movements = new PagedList<MovementView>((cursor) =>
    this.api.call(listMovements, { query: { ...this.filter, productId: this.id(), limit: 25, cursor } }),
  );
  private filter: MovementFilter = {};
  readonly problem = signal<ProblemError | null>(null);
  /** The level just changed under the eyes of the reader. */
  readonly flash = signal(0);

  constructor() {
    followLive('stock:level', ({ productId, ...level }) => {
      if (productId === this.id()) this.setLevel(level);
    });
    followLive('product:changed', (told) => {
      if (told.id === this.id() && outdated(this.product.value(), told)) this.product.reload();
    });
    afterReconnect(() => {
      this.product.reload();
      if (this.can('stock.read')) void this.movements.reload();
    });
  }

  open(id: number): void {
    this.id.set(id);
    if (this.can('stock.read')) void this.movements.load();
  }

  /** Which lines of the ledger are shown. */
  narrow(filter: MovementFilter): void {
    this.filter = filter;
    void this.movements.load();
  }

  async remove(): Promise<ProductRemoval['result'] | null> {
    this.problem.set(null);
    try {
      const { result } = await this.api.call(removeProduct, { params: { id: this.id() } });
      if (result === 'archived') this.product.reload();
      return result;
    } catch (error) {
      this.problem.set(toProblem(error));
      return null;
    }
  }

  setLevel(level: StockView): void {
    const known = this.product.value()?.stock;
    if (known && known.version >= level.version) return;
    this.product.update((product) => ({ ...product, available: level.sellable, stock: level }));
    this.flash.update((count) => count + 1);
    void this.fetchNewMovements();
  }

  private async fetchNewMovements(): Promise<void> {
    if (!this.can('stock.read')) return;
    const query = { ...this.filter, productId: this.id(), limit: RECENT };
    const page = await this.api.call(listMovements, { query }).catch(() => null);
    const newest = this.movements.items()[0]?.id ?? 0;
    for (const movement of [...(page?.items ?? [])].reverse()) {
      if (movement.id > newest) this.movements.arrive(movement);
    }
  }
}
