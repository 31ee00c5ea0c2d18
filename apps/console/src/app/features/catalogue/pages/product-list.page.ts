import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ProductListQuery } from '@picolo/contracts';
import { ButtonComponent, InputDirective } from '@picolo/ui';
import { ListPageComponent } from '../../../platform/list-page.component';
import { injectQuery } from '../../../platform/list-query';
import { injectCan } from '../../../platform/rights';
import { Selection } from '../../../platform/selection';
import { Texts } from '../../../platform/texts';
import { LabelDialogComponent } from '../components/label-dialog.component';
import { ProductTableComponent } from '../components/product-table.component';
import { ProductListStore } from '../data/product-list.store';

const STATES = ['active', 'low', 'inactive', 'archived'] as const;

@Component({
  selector: 'app-product-list',
  imports: [
    ButtonComponent,
    InputDirective,
    LabelDialogComponent,
    ListPageComponent,
    ProductTableComponent,
    RouterLink,
  ],
  providers: [ProductListStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './product-list.page.html',
})
export class ProductListPage {
  /** From the URL. */
  readonly state = input<ProductListQuery['state']>();
  readonly categoryId = input<string>();
  readonly q = input<string>();

  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  protected readonly can = injectCan();
  protected readonly store = inject(ProductListStore);
  protected readonly selection = new Selection(() => this.store.list.items());
  protected readonly labelling = signal(false);
  protected readonly mayLabel = computed(() => this.can('printing.submit') && this.can('stock.read'));
  protected readonly query = injectQuery();

  protected readonly filtered = computed(() => Boolean(this.state() ?? this.categoryId() ?? this.q()));
  protected readonly choices = computed(() =>
    STATES.map((state) => ({ value: state, label: this.t(`products.filter.${state}`) })),
  );

  constructor() {
    void this.store.loadCategories();
    effect(() => {
      const categoryId = this.categoryId() ? Number(this.categoryId()) : undefined;
      void this.store.open({ state: this.state(), categoryId, q: this.q(), sort: 'name' });
    });
  }
}
