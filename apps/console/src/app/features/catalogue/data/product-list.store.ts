import { Injectable, inject, signal } from '@angular/core';
import {
  type CategoryView,
  type LiveEvents,
  type ProductListQuery,
  type ProductView,
  getProduct,
  listCategories,
  listProducts,
} from '@picolo/contracts';
import { Api, afterReconnect, followLive } from '@picolo/web';
import { PagedList } from '../../../platform/paged-list';

export type ProductFilter = Pick<ProductListQuery, 'q' | 'state' | 'categoryId' | 'sort'>;

/** Products with their levels for a list page, followed live. */
@Injectable()
export class ProductListStore {
  private readonly api = inject(Api);
  private filter: ProductFilter = {};

  readonly categories = signal<readonly CategoryView[]>([]);
  readonly list = new PagedList<ProductView>((cursor) =>
    this.api.call(listProducts, { query: { ...this.filter, cursor } }),
  );

  constructor() {
    followLive('stock:level', (level) => {
      this.followLevel(level);
    });
    followLive('product:changed', (change) => void this.followProduct(change));
    afterReconnect(() => void this.list.reload());
  }

  async open(filter: ProductFilter): Promise<void> {
    this.filter = filter;
    await this.list.load();
  }

  async loadCategories(): Promise<void> {
    this.categories.set(await this.api.call(listCategories).catch(() => []));
  }

  private followLevel({ productId, onHand, reserved, available, version }: LiveEvents['stock:level']): void {
    this.list.patch(productId, (row) =>
      row.stock && row.stock.version >= version
        ? row
        : { ...row, available, stock: { onHand, reserved, available, version } },
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
