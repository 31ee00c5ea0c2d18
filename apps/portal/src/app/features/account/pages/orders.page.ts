import { ChangeDetectionStrategy, Component, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type OrderListItem, listMyOrders } from '@picolo/contracts';
import {
  ButtonComponent,
  EmptyStateComponent,
  IconComponent,
  MoneyPipe,
  RelativePipe,
  SkeletonComponent,
  StateChipComponent,
} from '@picolo/ui';
import { Api, afterReconnect, followLive, loaded } from '@picolo/web';
import { ProblemComponent } from '../../../platform/problem.component';
import { Seo } from '../../../platform/seo.service';
import { Texts } from '../../../platform/texts';
import { Following } from '../data/following.service';
import { OrderNewsComponent } from '../components/order-news.component';

const AT_ONCE = 20;

/** The client's orders, newest first; their states change live. */
@Component({
  selector: 'app-orders',
  imports: [
    RouterLink,
    ButtonComponent,
    EmptyStateComponent,
    IconComponent,
    MoneyPipe,
    OrderNewsComponent,
    ProblemComponent,
    RelativePipe,
    SkeletonComponent,
    StateChipComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './orders.page.html',
})
export class OrdersPage {
  private readonly api = inject(Api);
  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly orders = loaded(() => this.api.request(listMyOrders, { query: { limit: AT_ONCE } }));
  protected readonly loadingMore = signal(false);

  constructor() {
    inject(Following).begin();
    const seo = inject(Seo);
    effect(() => {
      seo.show({ title: `${this.t('orders.title')} – ${this.t('brand')}` });
    });
    followLive('order:changed', ({ id, version }) => {
      const known = this.orders.value()?.items.find((order) => order.id === id);
      if (known === undefined || known.version < version) this.orders.reload();
    });
    afterReconnect(() => {
      this.orders.reload();
    });
  }

  protected title(order: OrderListItem): string {
    return this.t('orders.number', { number: order.number });
  }

  protected async more(): Promise<void> {
    const cursor = this.orders.value()?.nextCursor ?? undefined;
    if (cursor === undefined || this.loadingMore()) return;
    this.loadingMore.set(true);
    try {
      const page = await this.api.call(listMyOrders, { query: { limit: AT_ONCE, cursor } });
      this.orders.update((known) => ({ ...page, items: [...known.items, ...page.items] }));
    } finally {
      this.loadingMore.set(false);
    }
  }
}
