import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  type ShopProductView,
  formatCents,
  formatVatRate,
  fromJsonNumber,
  lineNet,
  photoAddress,
  shopPhoto,
  shopProduct,
  shopProducts,
  toDecimalString,
} from '@picolo/contracts';
import { ButtonComponent, MoneyPipe, NoticeComponent, PhotoComponent, SkeletonComponent, Toasts } from '@picolo/ui';
import { Api, afterReconnect, followLive, loaded } from '@picolo/web';
import { Awake } from '../../../platform/awake.service';
import { ProblemComponent } from '../../../platform/problem.component';
import { Seo } from '../../../platform/seo.service';
import { Texts } from '../../../platform/texts';
import { NotFoundPage } from '../../../shell/not-found.page';
import { Basket } from '../../basket/basket.service';
import { AvailabilityComponent } from '../components/availability.component';
import { ProductArtComponent } from '../components/product-art.component';
import { ProductGridComponent } from '../components/product-grid.component';
import { QuantityStepperComponent } from '../components/quantity-stepper.component';
import { Availability, isPiece } from '../data/availability.service';

const OTHERS = 5;

@Component({
  selector: 'app-product',
  imports: [
    RouterLink,
    AvailabilityComponent,
    ButtonComponent,
    MoneyPipe,
    NotFoundPage,
    NoticeComponent,
    PhotoComponent,
    ProblemComponent,
    ProductArtComponent,
    ProductGridComponent,
    QuantityStepperComponent,
    SkeletonComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './product.page.html',
})
export class ProductPage {
  /** Of the address. */
  readonly slug = input.required<string>();

  private readonly api = inject(Api);
  private readonly seo = inject(Seo);
  private readonly texts = inject(Texts);
  private readonly toasts = inject(Toasts);
  private readonly basket = inject(Basket);
  protected readonly availability = inject(Availability);
  protected readonly awake = inject(Awake).ready;
  protected readonly t = this.texts.t;

  protected readonly product = loaded(() => this.api.request(shopProduct, { params: { slug: this.slug() } }));
  private readonly department = computed(() => this.product.value()?.category?.slug);
  private readonly neighbours = loaded(() => {
    const category = this.department();
    return category === undefined ? null : this.api.request(shopProducts, { query: { category, limit: OTHERS + 1 } });
  });
  protected readonly others = computed(() =>
    (this.neighbours.value()?.items ?? []).filter(({ slug }) => slug !== this.slug()).slice(0, OTHERS),
  );

  /** Which photo is shown large. */
  protected readonly picture = signal(0);
  private readonly chosen = signal<number | null>(null);
  protected readonly step = computed(() => fromJsonNumber(this.product.value()?.step ?? 1, 4) ?? 10_000);
  protected readonly quantity = computed(() => this.chosen() ?? this.step());
  protected readonly inBasket = computed(() => this.basket.quantityOf(this.product.value()?.id ?? 0));

  constructor() {
    effect(() => {
      this.slug();
      this.chosen.set(null);
      this.picture.set(0);
    });
    effect(() => {
      this.describe();
    });
    afterReconnect(() => {
      this.product.reload();
    });
    followLive('product:changed', ({ id }) => {
      if (id === this.product.value()?.id) this.product.reload();
    });
  }

  protected choose(quantity: number): void {
    this.chosen.set(quantity);
  }

  protected left(product: ShopProductView): number {
    return Math.max(0, this.availability.of(product) - this.inBasket());
  }

  protected paragraphs(product: ShopProductView): string[] {
    return product.description.split(/\n+/).filter((text) => text.trim() !== '');
  }

  protected vat(product: ShopProductView): string {
    return this.t('product.vatIncluded', { rate: formatVatRate(product.vatRate, this.texts.language()) });
  }

  protected withoutVat(product: ShopProductView): string {
    const { unitPrice, vatRate } = product;
    return formatCents(lineNet({ quantity: 10_000, unitPrice, vatRate }), this.texts.language());
  }

  protected unit(product: ShopProductView): string {
    return isPiece(product.unit) ? '' : product.unit;
  }

  protected soldBy(product: ShopProductView): string | null {
    if (isPiece(product.unit) && product.step === 1) return null;
    return this.availability.quantity(this.step(), product.unit);
  }

  protected add(product: ShopProductView): void {
    this.basket.add(product.id, this.quantity());
    this.chosen.set(null);
    this.toasts.show(this.t('product.added', { name: product.name }));
  }

  private describe(): void {
    const product = this.product.value();
    if (this.product.state() === 'failed') this.seo.status(503);
    if (product === null || this.product.state() === 'missing') return;
    this.seo.show({
      title: `${product.name} – ${this.t('brand')}`,
      description: product.description.slice(0, 160),
      path: `/p/${product.slug}`,
      image: this.image(product) ?? undefined,
      data: this.schema(product),
    });
  }

  /** For link previews and search engines; they take no AVIF. */
  private image({ photos: [photo] }: ShopProductView): string | null {
    const path = photo === undefined ? null : photoAddress(photo, 960, shopPhoto);
    return path === null ? null : this.seo.origin() + path;
  }

  /** schema.org Product with its offer. */
  private schema(product: ShopProductView): object {
    const state = this.availability.state(product);
    return {
      '@context': 'https://schema.org',
      '@type': 'Product',
      name: product.name,
      sku: product.sku,
      description: product.description,
      image: this.image(product) ?? undefined,
      category: product.category?.name,
      offers: {
        '@type': 'Offer',
        url: `${this.seo.origin()}/p/${product.slug}`,
        price: toDecimalString(product.grossCents, 2),
        priceCurrency: 'EUR',
        availability: `https://schema.org/${{ in: 'InStock', few: 'LimitedAvailability', out: 'OutOfStock' }[state]}`,
      },
    };
  }
}
