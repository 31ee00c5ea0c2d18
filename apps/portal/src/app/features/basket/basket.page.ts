import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatCents } from '@picolo/contracts';
import {
  ButtonComponent,
  EmptyStateComponent,
  IconButtonComponent,
  MoneyPipe,
  NoticeComponent,
  SkeletonComponent,
  Toasts,
} from '@picolo/ui';
import { ProblemComponent } from '../../platform/problem.component';
import { Seo } from '../../platform/seo.service';
import { Texts } from '../../platform/texts';
import { ProductArtComponent } from '../catalogue/components/product-art.component';
import { QuantityStepperComponent } from '../catalogue/components/quantity-stepper.component';
import { Availability, isPiece } from '../catalogue/data/availability.service';
import { BasketContents, type BasketRow } from './basket-contents';
import { SaleVat } from './sale-vat';
import { TotalsComponent } from './totals.component';
import { Basket } from './basket.service';

@Component({
  selector: 'app-basket',
  imports: [
    RouterLink,
    TotalsComponent,
    ButtonComponent,
    EmptyStateComponent,
    IconButtonComponent,
    MoneyPipe,
    NoticeComponent,
    ProblemComponent,
    ProductArtComponent,
    QuantityStepperComponent,
    SkeletonComponent,
  ],
  providers: [BasketContents, SaleVat],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './basket.page.html',
})
export class BasketPage {
  protected readonly basket = inject(Basket);
  protected readonly contents = inject(BasketContents);
  protected readonly availability = inject(Availability);
  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  private readonly toasts = inject(Toasts);

  constructor() {
    const seo = inject(Seo);
    effect(() => {
      seo.show({ title: `${this.t('basket.title')} – ${this.t('brand')}` });
    });
  }

  protected unitPrice({ product, unitCents }: BasketRow): string {
    const price = formatCents(unitCents, this.texts.language());
    return isPiece(product.unit)
      ? this.t('basket.unitPrice', { price })
      : this.t('basket.unitPriceOf', { price, unit: product.unit });
  }

  protected unit({ product }: BasketRow): string {
    return isPiece(product.unit) ? '' : product.unit;
  }

  protected tooMany({ available, product }: BasketRow): string {
    if (available === 0) return this.t('basket.soldOut');
    return this.t('basket.tooMany', { quantity: this.availability.quantity(available, product.unit) });
  }

  protected remove({ product }: BasketRow): void {
    const before = this.basket.lines();
    this.basket.set(product.id, 0);
    this.toasts.show(this.t('basket.removed', { name: product.name }), () => {
      this.basket.restore(before);
    });
  }

  protected dropGone(): void {
    for (const { productId } of this.contents.gone()) this.basket.set(productId, 0);
  }
}
