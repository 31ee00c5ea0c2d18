import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type Page, type ShopListQuery, type ShopProductView, shopProducts } from '@picolo/contracts';
import { ButtonComponent, EmptyStateComponent, IconComponent, SkeletonComponent } from '@picolo/ui';
import { Api, afterReconnect, followLive, loaded } from '@picolo/web';
import { NotFoundPage } from '../../../shell/not-found.page';
import { Awake } from '../../../platform/awake.service';
import { ProblemComponent } from '../../../platform/problem.component';
import { Seo } from '../../../platform/seo.service';
import { Texts } from '../../../platform/texts';
import { HeroComponent } from '../components/hero.component';
import { ProductGridComponent } from '../components/product-grid.component';
import { Departments } from '../data/departments.service';

const SORTS = {
  name: 'catalogue.sortName',
  price: 'catalogue.sortPriceUp',
  '-price': 'catalogue.sortPriceDown',
} as const;
type Sort = keyof typeof SORTS;

const AT_ONCE = 24;

const isSort = (value: string | undefined): value is Sort => value !== undefined && value in SORTS;

/** The whole shop, a department, or what a search found; all of it in the address. */
@Component({
  selector: 'app-catalogue',
  imports: [
    RouterLink,
    ButtonComponent,
    EmptyStateComponent,
    HeroComponent,
    IconComponent,
    NotFoundPage,
    ProblemComponent,
    ProductGridComponent,
    SkeletonComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './catalogue.page.html',
})
export class CataloguePage {
  /** Of the address. */
  readonly category = input<string>();
  readonly q = input<string>();
  readonly sort = input<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly seo = inject(Seo);
  protected readonly awake = inject(Awake).ready;
  protected readonly t = inject(Texts).t;
  protected readonly departments = inject(Departments).all;

  protected readonly order = computed<Sort>(() => {
    const sort = this.sort();
    return isSort(sort) ? sort : 'name';
  });
  private readonly query = computed<ShopListQuery>(() => ({
    category: this.category(),
    q: this.q()?.trim() ?? undefined,
    sort: this.order(),
    limit: AT_ONCE,
  }));
  protected readonly products = loaded(() => this.api.request(shopProducts, { query: this.query() }));
  protected readonly sorts = Object.entries(SORTS) as [Sort, (typeof SORTS)[Sort]][];
  protected readonly loadingMore = signal(false);

  protected readonly department = computed(() => this.departments()?.find(({ slug }) => slug === this.category()));
  protected readonly unknownDepartment = computed(
    () => this.category() !== undefined && this.departments() !== null && this.department() === undefined,
  );
  protected readonly isHome = computed(() => this.category() === undefined && !this.q());
  protected readonly heading = computed(() => {
    const q = this.q();
    if (q) return this.t('catalogue.results', { q });
    return this.department()?.name ?? this.t('catalogue.all');
  });

  constructor() {
    effect(() => {
      this.describe();
    });
    afterReconnect(() => {
      this.refresh();
    });
    followLive('product:changed', ({ id }) => {
      if (this.products.value()?.items.some((product) => product.id === id) === true) this.refresh();
    });
  }

  protected sortBy(sort: string): void {
    void this.router.navigate([], {
      queryParams: { sort: sort === 'name' ? null : sort },
      queryParamsHandling: 'merge',
    });
  }

  protected async more(): Promise<void> {
    const cursor = this.products.value()?.nextCursor ?? undefined;
    const query = this.query();
    if (cursor === undefined || this.loadingMore()) return;
    this.loadingMore.set(true);
    try {
      const page = await this.api.call(shopProducts, { query: { ...query, cursor } });
      // The visitor may have gone to another department meanwhile.
      if (query !== this.query()) return;
      this.products.update((known) => ({ ...page, items: [...known.items, ...page.items] }));
    } finally {
      this.loadingMore.set(false);
    }
  }

  /** Loads again as many as are shown, page by page as the server gives them. */
  private refresh(): void {
    const shown = this.products.value()?.items.length ?? 0;
    if (shown <= AT_ONCE) this.products.reload();
    else void this.refreshAll(shown).catch(() => undefined);
  }

  private async refreshAll(atLeast: number): Promise<void> {
    const query = this.query();
    const items: ShopProductView[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<ShopProductView> = await this.api.call(shopProducts, {
        query: { ...query, cursor: cursor ?? undefined },
      });
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null && items.length < atLeast);
    if (query === this.query()) this.products.set({ items, nextCursor: cursor });
  }

  private describe(): void {
    const q = this.q();
    const name = this.department()?.name;
    if (this.unknownDepartment()) return;
    if (this.products.state() === 'failed') this.seo.status(503);
    if (q) this.seo.show({ title: this.t('catalogue.metaSearch', { q }) });
    else if (name !== undefined) {
      this.seo.show({
        title: this.t('catalogue.metaCategory', { name }),
        description: this.t('catalogue.metaCategoryDescription', { name }),
        path: `/c/${this.category() ?? ''}`,
      });
    } else {
      const title = this.t('home.metaTitle');
      this.seo.show({ title, description: this.t('home.metaDescription'), path: '/' });
    }
  }
}
