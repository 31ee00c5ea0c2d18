import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { type ProductView, type VatRegime, toJsonNumber, underRegime } from '@picolo/contracts';
import {
  CardComponent,
  DecimalInputComponent,
  FieldComponent,
  MoneyPipe,
  QuantityPipe,
  UnitPricePipe,
  VatRatePipe,
} from '@picolo/ui';
import { ProductLineComponent } from '../../../platform/product-line.component';
import { ProductSearchComponent } from '../../../platform/product-search.component';
import { Texts } from '../../../platform/texts';
import { type NewLine, totalsOf } from '../data/new-order';

/** Lines of an order while it is written: search a product, set the quantity, see the total. */
@Component({
  selector: 'app-new-order-lines',
  imports: [
    CardComponent,
    DecimalInputComponent,
    FieldComponent,
    FormField,
    MoneyPipe,
    ProductLineComponent,
    ProductSearchComponent,
    QuantityPipe,
    UnitPricePipe,
    VatRatePipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './new-order-lines.component.html',
  styleUrl: './new-order-lines.component.css',
})
export class NewOrderLinesComponent {
  readonly lines = input.required<FieldTree<readonly NewLine[]>>();
  /** Why the sale bears no VAT, when it bears none because of the buyer. */
  readonly regime = input<VatRegime | null>(null);
  readonly added = output<ProductView>();
  readonly removed = output<number>();

  protected readonly t = inject(Texts).t;
  protected readonly values = computed(() => this.lines()().value());
  protected readonly totals = computed(() => totalsOf(this.values(), this.regime()));

  protected rateOf(line: NewLine): number {
    return underRegime(line, this.regime()).vatRate;
  }

  protected regimeKey(regime: VatRegime): `order.regime.${VatRegime}` {
    return `order.regime.${regime}`;
  }

  protected json(quantity: number): number {
    return toJsonNumber(quantity, 4);
  }
}
