import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ManualMovementKind, MovementResult } from '@picolo/contracts';
import {
  ButtonComponent,
  CardComponent,
  DialogComponent,
  IconButtonComponent,
  MenuComponent,
  MenuItemComponent,
  MomentPipe,
  MoneyPipe,
  QuantityPipe,
  Toasts,
  UnitPricePipe,
  VatRatePipe,
} from '@picolo/ui';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { MovementDialogComponent } from '../../stock/components/movement-dialog.component';
import { LocationLevelsComponent } from '../../stock/components/location-levels.component';
import { ProductLedgerComponent } from '../../stock/components/product-ledger.component';
import { StockHistoryComponent } from '../../stock/components/stock-history.component';
import { LabelDialogComponent } from '../components/label-dialog.component';
import { LevelCardComponent } from '../components/level-card.component';
import { ProductPhotosComponent } from '../components/product-photos.component';
import { ProductStateComponent } from '../components/product-state.component';
import { ProductStore } from '../data/product.store';

@Component({
  selector: 'app-product-detail',
  imports: [
    ButtonComponent,
    CardComponent,
    DialogComponent,
    IconButtonComponent,
    LabelDialogComponent,
    LevelCardComponent,
    LoadStateComponent,
    LocationLevelsComponent,
    MenuComponent,
    MenuItemComponent,
    MomentPipe,
    MoneyPipe,
    MovementDialogComponent,
    PageHeadComponent,
    ProductLedgerComponent,
    ProductPhotosComponent,
    ProductStateComponent,
    QuantityPipe,
    RefusalComponent,
    RouterLink,
    StockHistoryComponent,
    UnitPricePipe,
    VatRatePipe,
  ],
  providers: [ProductStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './product-detail.page.html',
})
export class ProductDetailPage {
  readonly id = input.required({ transform: numberAttribute });

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly store = inject(ProductStore);
  protected readonly product = this.store.product;
  protected readonly entering = signal<ManualMovementKind | null>(null);
  protected readonly removing = signal(false);
  protected readonly labelling = signal(false);
  protected readonly mayLabel = computed(() => this.can('printing.submit') && this.can('stock.read'));
  protected readonly busy = signal(false);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);

  constructor() {
    effect(() => {
      this.store.open(this.id());
    });
  }

  protected entered(result: MovementResult): void {
    this.entering.set(null);
    this.store.setLevel(result.stock);
    this.toasts.show(this.t('movement.done'));
  }

  protected async remove(): Promise<void> {
    this.busy.set(true);
    const result = await this.store.remove();
    this.busy.set(false);
    this.removing.set(false);
    if (result === null) return;
    const name = this.product.value()?.name;
    this.toasts.show(this.t(`product.removed.${result}`, { name }));
    if (result === 'deleted') await this.router.navigateByUrl('/products');
  }
}
