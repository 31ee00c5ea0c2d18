import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import {
  type CategoryView,
  type CountInput,
  type CountPick,
  type CountView,
  type ProductView,
  countPicks,
  listCategories,
  openCount,
} from '@picolo/contracts';
import {
  ButtonComponent,
  DialogComponent,
  FieldComponent,
  FormDirective,
  InputDirective,
  UI_TIME_ZONE,
  formatDate,
} from '@picolo/ui';
import { Api, attempt } from '@picolo/web';
import { ProductLineComponent } from '../../../platform/product-line.component';
import { ProductSearchComponent } from '../../../platform/product-search.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { Locations } from '../data/locations';
import { LocationSelectComponent } from './location-select.component';

/** What is counted, and where (ST-6). */
@Component({
  selector: 'app-open-count-dialog',
  imports: [
    ButtonComponent,
    DialogComponent,
    FieldComponent,
    FormDirective,
    InputDirective,
    LocationSelectComponent,
    ProductLineComponent,
    ProductSearchComponent,
    RefusalComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './open-count-dialog.component.html',
  styles: `
    .picks {
      display: grid;
      gap: 4px;
    }
    .picks legend {
      padding: 0 0 4px;
      font-weight: 550;
    }
    .pick {
      display: flex;
      gap: 8px;
      align-items: baseline;
      min-height: 28px;
    }
    .chosen {
      list-style: none;
    }
  `,
})
export class OpenCountDialogComponent {
  readonly open = input.required<boolean>();
  readonly closed = output();
  readonly opened = output<CountView>();

  private readonly texts = inject(Texts);
  private readonly zone = inject(UI_TIME_ZONE);
  protected readonly t = this.texts.t;
  private readonly api = inject(Api);
  private readonly locations = inject(Locations);
  protected readonly picks = computed(() =>
    countPicks.map((pick) => ({ pick, name: this.t(`countPick.${pick}`), help: this.t(`countPickHelp.${pick}`) })),
  );
  protected readonly name = signal('');
  protected readonly locationId = signal<number | null>(null);
  protected readonly pick = signal<CountPick>('location');
  protected readonly categoryId = signal<number | null>(null);
  protected readonly categories = signal<readonly CategoryView[]>([]);
  protected readonly chosen = signal<readonly ProductView[]>([]);
  protected readonly sending = attempt();
  protected readonly ready = computed<CountInput | null>(() => {
    const [name, locationId, pick] = [this.name().trim(), this.locationId(), this.pick()];
    const [categoryId, productIds] = [this.categoryId(), this.chosen().map(({ id }) => id)];
    if (!name || locationId === null) return null;
    if (pick === 'category') return categoryId === null ? null : { name, locationId, pick, categoryId };
    if (pick === 'chosen') return productIds.length === 0 ? null : { name, locationId, pick, productIds };
    return { name, locationId, pick };
  });

  constructor() {
    this.locations.ensure();
    effect(() => {
      if (this.open()) this.begin();
    });
    effect(() => {
      const sales = this.locations.sales()?.id ?? null;
      if (this.open()) this.locationId.set(sales);
    });
  }

  protected add(product: ProductView): void {
    if (!this.chosen().some(({ id }) => id === product.id)) this.chosen.update((all) => [...all, product]);
  }

  protected remove(id: number): void {
    this.chosen.update((all) => all.filter((one) => one.id !== id));
  }

  protected async send(): Promise<void> {
    const body = this.ready();
    if (body !== null) await this.sending.run(async () => this.opened.emit(await this.api.call(openCount, { body })));
  }

  private begin(): void {
    const day = formatDate(new Date().toISOString(), this.texts.language(), this.zone());
    this.name.set(this.t('counts.nameOfDay', { day }));
    this.pick.set('location');
    this.chosen.set([]);
    this.sending.reset();
    if (this.categories().length > 0) return;
    this.api.call(listCategories).then(
      (categories) => this.categories.set(categories),
      () => undefined,
    );
  }
}
