import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ProductView } from '@picolo/contracts';
import { ComboboxComponent, FieldComponent } from '@picolo/ui';
import { injectProductOption, productOptions } from './options';
import { Texts } from './texts';

/** Adds a product on sale to a list: typed, scanned or chosen, with what is available beside its name. */
@Component({
  selector: 'app-product-search',
  imports: [ComboboxComponent, FieldComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-field [label]="t('productLines.add')" [help]="help() ?? t('productLines.help')">
      <ui-combobox
        adds
        [options]="options()"
        [busy]="products.busy()"
        [placeholder]="t('productLines.placeholder')"
        (searched)="products.search($event)"
        (picked)="pick($event.id)"
      />
    </ui-field>
  `,
})
export class ProductSearchComponent {
  /** Instead of how to find one. */
  readonly help = input<string>();
  readonly picked = output<ProductView>();

  protected readonly t = inject(Texts).t;
  protected readonly products = productOptions();
  private readonly toOption = injectProductOption();
  protected readonly options = computed(() => this.products.items().map(this.toOption));

  protected pick(id: number): void {
    const product = this.products.find(id);
    if (product) this.picked.emit(product);
  }
}
