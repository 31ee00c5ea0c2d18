import { Injectable, signal } from '@angular/core';
import {
  type CategoryView,
  type LiveEvents,
  type ProductListQuery,
  type ProductView,
  getProduct,
  listCategories,
  listProducts,
} from '@picolo/contracts';
import { followLive } from '@picolo/web';
import { ListStore } from '../../../platform/list-store';

/** Products with their levels for a list page, followed live. */
@Injectable()
export class ProductListStore extends ListStore<ProductListQuery, ProductView> {
  readonly categories = signal<readonly CategoryView[]>([]);

  constructor() {
    super(listProducts);
    followLive('stock:level', (level) => {
      this.followLevel(level);
    });
    followLive('product:changed', (change) => void this.followProduct(change));
  }

  async loadCategories(): Promise<void> {
    this.categories.set(await this.api.call(listCategories).catch(() => []));
  }

  private followLevel({ productId, ...stock }: LiveEvents['stock:level']): void {
    this.list.patch(productId, (row) =>
      row.stock && row.stock.version >= stock.version ? row : { ...row, available: stock.sellable, stock },
    );
  }

  private async followProduct({ id, version, removed }: LiveEvents['product:changed']): Promise<void> {
    if (!this.list.has(id)) return;
    if (removed) {
      this.list.remove(id);
      return;
    }
    const product = await this.api.call(getProduct, { params: { id } }).catch(() => null);
    if (product) this.list.patch(id, (row) => (row.version >= version ? row : product));
  }
}
