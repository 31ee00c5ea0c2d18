import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { type ProductView, toJsonNumber } from '@picolo/contracts';
import {
  CardComponent,
  ComboboxComponent,
  DecimalInputComponent,
  FieldComponent,
  IconButtonComponent,
  MoneyPipe,
  QuantityPipe,
  UnitPricePipe,
  VatRatePipe,
} from '@picolo/ui';
import { injectProductOption, productOptions } from '../../../platform/options';
import { Texts } from '../../../platform/texts';
import { type NewLine, totalsOf } from '../data/new-order';

/** Lines of an order while it is written: search a product, set the quantity, see the total. */
@Component({
  selector: 'app-new-order-lines',
  imports: [
    CardComponent,
    ComboboxComponent,
    DecimalInputComponent,
    FieldComponent,
    FormField,
    IconButtonComponent,
    MoneyPipe,
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
  readonly added = output<ProductView>();
  readonly removed = output<number>();

  protected readonly t = inject(Texts).t;
  protected readonly products = productOptions();
  private readonly toOption = injectProductOption();
  protected readonly options = computed(() => this.products.items().map(this.toOption));
  protected readonly values = computed(() => this.lines()().value());
  protected readonly totals = computed(() => totalsOf(this.values()));

  protected json(quantity: number): number {
    return toJsonNumber(quantity, 4);
  }

  protected add(id: number): void {
    const product = this.products.find(id);
    if (product) this.added.emit(product);
  }
}
