import { Injectable, computed, inject } from '@angular/core';
import {
  type ShopProductView,
  computeTotals,
  fromJsonNumber,
  shopProducts,
  underRegime,
  unitGross,
} from '@picolo/contracts';
import { Api, afterReconnect, followLive, loaded } from '@picolo/web';
import { EMPTY_PAGE } from './empty-page';
import { Availability } from '../catalogue/data/availability.service';
import { Basket } from './basket.service';
import { SaleVat } from './sale-vat';

export interface BasketRow {
  readonly product: ShopProductView;
  /** Quantities in ten-thousandths of the unit. */
  readonly quantity: number;
  readonly step: number;
  readonly available: number;
  /** With the VAT that the sale bears, in cents. */
  readonly unitCents: number;
  readonly grossCents: number;
  readonly tooMany: boolean;
}

/** The basket with its products, prices and totals; for the pages that show it. Provide it with the page, and `SaleVat` too. */
@Injectable()
export class BasketContents {
  private readonly api = inject(Api);
  private readonly basket = inject(Basket);
  private readonly availability = inject(Availability);
  private readonly vat = inject(SaleVat);

  private readonly ids = computed(() =>
    this.basket
      .lines()
      .map((line) => line.productId)
      .sort((a, b) => a - b)
      .join(','),
  );
  readonly products = loaded(() => {
    const ids = this.ids();
    if (!this.basket.ready()) return null;
    return ids === '' ? EMPTY_PAGE : this.api.request(shopProducts, { query: { ids, limit: 100 } });
  });
  /** Of the page: nothing is shown at a price that is about to change. */
  readonly state = computed(() => {
    const state = this.products.state();
    return state === 'ready' && !this.vat.known() ? 'loading' : state;
  });
  readonly regime = this.vat.regime;
  private readonly known = computed(
    () => new Map((this.products.value()?.items ?? []).map((product) => [product.id, product])),
  );

  readonly empty = computed(() => this.basket.ready() && this.basket.lines().length === 0);
  readonly rows = computed<readonly BasketRow[]>(() =>
    this.basket.lines().flatMap(({ productId, quantity }) => {
      const product = this.known().get(productId);
      return product === undefined ? [] : [this.row(product, quantity)];
    }),
  );
  /** Lines whose product left the shop. */
  readonly gone = computed(() =>
    this.products.busy() || this.products.state() !== 'ready'
      ? []
      : this.basket.lines().filter(({ productId }) => !this.known().has(productId)),
  );
  readonly totals = computed(() =>
    computeTotals(
      this.rows().map(({ quantity, product }) => ({
        quantity,
        unitPrice: product.unitPrice,
        vatRate: this.rateOf(product),
      })),
    ),
  );
  /** The lines as they are shown, added up; in cents. */
  readonly shown = computed(() => this.rows().reduce((sum, row) => sum + row.grossCents, 0));
  readonly orderable = computed(
    () => this.rows().length > 0 && this.gone().length === 0 && this.rows().every((row) => !row.tooMany),
  );

  constructor() {
    afterReconnect(() => {
      this.products.reload();
    });
    followLive('product:changed', ({ id }) => {
      if (this.known().has(id)) this.products.reload();
    });
  }

  /** Brings every quantity down to what there is and lets go of what is no longer sold. */
  adjust(): void {
    for (const { productId } of this.gone()) this.basket.set(productId, 0);
    for (const row of this.rows()) if (row.tooMany) this.basket.set(row.product.id, row.available);
  }

  private rateOf(product: ShopProductView): number {
    return underRegime(product, this.regime()).vatRate;
  }

  private row(product: ShopProductView, quantity: number): BasketRow {
    const { unitPrice } = product;
    const vatRate = this.rateOf(product);
    const available = this.availability.of(product);
    return {
      product,
      quantity,
      step: fromJsonNumber(product.step, 4) ?? 10_000,
      available,
      unitCents: unitGross(unitPrice, vatRate),
      grossCents: computeTotals([{ quantity, unitPrice, vatRate }]).gross,
      tooMany: quantity > available,
    };
  }
}
