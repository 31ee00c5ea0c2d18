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
import { type ListFilter, ListStore } from '../../../platform/list-store';

/** Products with their levels for a list page, followed live. */
@Injectable()
export class ProductListStore extends ListStore<ProductListQuery, ProductView> {
  readonly categories = signal<readonly CategoryView[]>([]);
  private following = Promise.resolve();
  /** Looked at for this list, and not of it: not asked for again with every piece that is sold. */
  private readonly passed = new Set<number>();

  constructor() {
    super(listProducts);
    followLive('stock:level', (level) => {
      if (this.list.has(level.productId)) this.followLevel(level);
      // One after the other: the next level of a product finds it in the list.
      else if (this.arrivesHere(level)) this.following = this.following.then(() => this.followArrival(level));
    });
    followLive('product:changed', (change) => void this.followProduct(change));
  }

  override async open(filter: ListFilter<ProductListQuery>): Promise<void> {
    this.passed.clear();
    await super.open(filter);
  }

  async loadCategories(): Promise<void> {
    this.categories.set(await this.api.call(listCategories).catch(() => []));
  }

  private followLevel({ productId, ...stock }: LiveEvents['stock:level']): void {
    this.list.patch(productId, (row) =>
      row.stock && row.stock.version >= stock.version ? row : { ...row, available: stock.sellable, stock },
    );
  }

  /** A search, and what is low, are questions about the past; only the open list of a place takes newcomers. */
  private arrivesHere({ productId, locations }: LiveEvents['stock:level']): boolean {
    const { state, q, locationId } = this.filter;
    const here = locations.some((level) => level.locationId === locationId);
    return here && state === 'active' && !q && !this.passed.has(productId);
  }

  private async followArrival(level: LiveEvents['stock:level']): Promise<void> {
    const { filter } = this;
    const { productId: id } = level;
    if (this.list.has(id)) {
      this.followLevel(level);
      return;
    }
    if (this.passed.has(id)) return;
    const product = await this.api.call(getProduct, { params: { id } }).catch(() => null);
    if (product === null || filter !== this.filter) return;
    if (product.active && !product.archived && !this.comesLater(product)) this.list.arrive(product);
    else this.passed.add(id);
  }

  /** By its name it belongs to what was not loaded yet. */
  private comesLater({ name }: ProductView): boolean {
    const last = this.list.items().at(-1);
    return this.list.hasMore() && last !== undefined && name.localeCompare(last.name) > 0;
  }

  private async followProduct({ id, version, removed }: LiveEvents['product:changed']): Promise<void> {
    this.passed.delete(id);
    if (!this.list.has(id)) return;
    if (removed) {
      this.list.remove(id);
      return;
    }
    const product = await this.api.call(getProduct, { params: { id } }).catch(() => null);
    if (product) this.list.patch(id, (row) => (row.version >= version ? row : product));
  }
}
