import { type CdkDragDrop, DragDropModule } from '@angular/cdk/drag-drop';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderListItem, OrderOrigin, OrderStatus } from '@picolo/contracts';
import { ButtonComponent, NoticeComponent, SearchInputComponent } from '@picolo/ui';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { injectQuery } from '../../../platform/list-query';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { BoardCardComponent } from '../components/board-card.component';
import { OrderFiltersComponent } from '../components/order-filters.component';
import { OrderViewSwitchComponent } from '../components/order-view-switch.component';
import { type BoardColumn, OrderBoardStore } from '../data/order-board.store';

/** Orders by state (OR-6): moved by dragging or by each card's menu; what is refused comes back, with why. */
@Component({
  selector: 'app-order-board',
  imports: [
    BoardCardComponent,
    ButtonComponent,
    DragDropModule,
    LoadStateComponent,
    NoticeComponent,
    OrderFiltersComponent,
    OrderViewSwitchComponent,
    PageHeadComponent,
    RouterLink,
    SearchInputComponent,
  ],
  providers: [OrderBoardStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './order-board.page.html',
  styleUrl: './order-board.page.css',
})
export class OrderBoardPage {
  /** From the URL. */
  readonly q = input<string>();
  readonly origin = input<OrderOrigin>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly requests = input<'open'>();

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly query = injectQuery();
  protected readonly store = inject(OrderBoardStore);
  /** A finger scrolls first; resting on a card lifts it. */
  protected readonly delay = { touch: 250, mouse: 0 };
  protected readonly refused = signal('');
  protected readonly said = signal('');
  protected readonly parameters = computed(() => ({
    ...{ q: this.q(), origin: this.origin(), from: this.from(), to: this.to(), requests: this.requests() },
  }));

  constructor() {
    effect(() => void this.store.open(this.parameters()));
  }

  protected async dropped(event: CdkDragDrop<BoardColumn, BoardColumn, OrderListItem>): Promise<void> {
    const to = event.container.data;
    if (to !== event.previousContainer.data) await this.move(event.item.data, to, false);
  }

  /** `focus`: by keyboard the focus follows the card into its new column. */
  protected async move(order: OrderListItem, to: BoardColumn, focus: boolean): Promise<void> {
    this.refused.set('');
    const refused = await this.store.move(order, to);
    if (refused !== null) {
      const status = this.word(refused.order.status);
      this.refused.set(this.t('board.refused', { number: order.number, status, why: refused.problem.detail }));
    } else {
      this.said.set(this.t('board.moved', { number: order.number, status: this.word(to) }));
    }
    if (focus) setTimeout(() => document.getElementById(`order-${String(order.id)}`)?.focus());
  }

  private word(status: OrderStatus): string {
    return this.t(`orderStatus.${status}`);
  }
}
