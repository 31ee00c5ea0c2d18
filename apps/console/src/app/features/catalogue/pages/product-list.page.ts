import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ProductListQuery } from '@picolo/contracts';
import { ButtonComponent, InputDirective, SearchInputComponent } from '@picolo/ui';
import { type FilterChoice, FilterChipsComponent } from '../../../platform/filter-chips.component';
import { ListFootComponent } from '../../../platform/list-foot.component';
import { LiveTableDirective } from '../../../platform/live-table.directive';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { ProductTableComponent } from '../components/product-table.component';
import { ProductListStore } from '../data/product-list.store';

const STATES = ['active', 'low', 'inactive', 'archived'] as const;

@Component({
  selector: 'app-product-list',
  imports: [
    ButtonComponent,
    FilterChipsComponent,
    InputDirective,
    ListFootComponent,
    LiveTableDirective,
    LoadStateComponent,
    PageHeadComponent,
    ProductTableComponent,
    RouterLink,
    SearchInputComponent,
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

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly store = inject(ProductListStore);
  protected readonly list = this.store.list;
  private readonly router = inject(Router);

  protected readonly filtered = computed(() => Boolean(this.state() ?? this.categoryId() ?? this.q()));
  protected readonly choices = computed<readonly FilterChoice[]>(() => [
    { value: null, label: this.t('list.all') },
    ...STATES.map((state) => ({ value: state, label: this.t(`products.filter.${state}`) })),
  ]);

  constructor() {
    void this.store.loadCategories();
    effect(() => {
      const categoryId = this.categoryId() ? Number(this.categoryId()) : undefined;
      void this.store.open({ state: this.state(), categoryId, q: this.q(), sort: 'name' });
    });
  }

  protected async filter(queryParams: { q?: string | null; categoryId?: string | null }): Promise<void> {
    await this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
