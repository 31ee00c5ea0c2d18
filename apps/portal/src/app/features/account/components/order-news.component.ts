import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NotificationView, OrderStatus } from '@picolo/contracts';
import { ButtonComponent, RelativePipe } from '@picolo/ui';
import { Notifications } from '@picolo/web';
import { Texts } from '../../../platform/texts';

const MOST = 5;

/** What happened to the client's orders since they last looked (NO-3). */
@Component({
  selector: 'app-order-news',
  imports: [ButtonComponent, RelativePipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (news().length) {
      <section class="sheet" aria-labelledby="news-title">
        <h2 class="sheet__title" id="news-title">{{ t('orders.news') }}</h2>
        <ul role="list" class="news" aria-live="polite">
          @for (item of news(); track item.id) {
            <li class="ui-row ui-row--between">
              <a [routerLink]="['/account/orders', item.data['orderId']]">{{ sentence(item) }}</a>
              <span class="ui-subtle ui-small">{{ item.createdAt | relative }}</span>
            </li>
          }
        </ul>
        <p>
          <button uiButton type="button" size="small" (click)="read()">{{ t('orders.newsRead') }}</button>
        </p>
      </section>
    }
  `,
  styles: `
    .sheet {
      margin-top: 16px;
    }
    .news {
      list-style: none;
      padding: 0;
      margin: 0 0 12px;
    }
    .news li {
      padding: 6px 0;
    }
  `,
})
export class OrderNewsComponent {
  private readonly notifications = inject(Notifications);
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly news = computed(() =>
    this.notifications
      .items()
      .filter(({ kind, readAt }) => kind.startsWith('order.') && readAt === null)
      .slice(0, MOST),
  );

  protected sentence({ kind, data }: NotificationView): string {
    const number = data['number'];
    if (kind === 'order.request-answered') return this.t('orders.newsAnswered', { number });
    if (kind === 'order.placed') return this.t('orders.newsPlaced', { number });
    return this.t('orders.newsMoved', { number, status: this.texts.status(data['status'] as OrderStatus) });
  }

  protected async read(): Promise<void> {
    const newest = this.notifications.items()[0];
    if (newest) await this.notifications.read(newest.id).catch(() => undefined);
  }
}
