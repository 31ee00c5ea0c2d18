import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { countOrders, exportOrders, url } from '@picolo/contracts';
import { IconComponent } from '@picolo/ui';
import { Api } from '@picolo/web';
import { ExportLinkComponent } from '../../../platform/export-link.component';
import { Texts } from '../../../platform/texts';
import { type OrderParameters, queryOf } from '../data/order-filter';

/** List or board of the same filter, and the filter as a file. */
@Component({
  selector: 'app-order-view-switch',
  imports: [ExportLinkComponent, IconComponent, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav class="views" [attr.aria-label]="t('orders.view')">
      <a
        routerLink="/orders"
        queryParamsHandling="preserve"
        [attr.aria-current]="view() === 'list' ? 'page' : null"
        [attr.aria-label]="t('orders.asList')"
        ><ui-icon name="list" /> <span class="ui-hide-phone">{{ t('orders.asList') }}</span></a
      >
      <a
        routerLink="/orders/board"
        queryParamsHandling="preserve"
        [attr.aria-current]="view() === 'board' ? 'page' : null"
        [attr.aria-label]="t('orders.asBoard')"
        ><ui-icon name="board" /> <span class="ui-hide-phone">{{ t('orders.asBoard') }}</span></a
      >
    </nav>
    <app-export-link [href]="file()" [renew]="renew">{{ t('orders.export') }}</app-export-link>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .views {
      display: inline-flex;
      border: 1px solid var(--color-border-strong);
      border-radius: var(--radius);
    }
    .views a {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      padding: 0 12px;
      min-height: 34px;
      color: var(--color-text-muted);
      text-decoration: none;
    }
    .views a[aria-current] {
      background: var(--color-accent-soft);
      color: var(--color-on-accent-soft);
      font-weight: 600;
    }
    .views a:first-child {
      border-radius: var(--radius) 0 0 var(--radius);
    }
    .views a:last-child {
      border-radius: 0 var(--radius) var(--radius) 0;
    }
  `,
})
export class OrderViewSwitchComponent {
  readonly view = input.required<'list' | 'board'>();
  readonly parameters = input.required<Partial<OrderParameters>>();

  private readonly api = inject(Api);
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;
  protected readonly renew = (): Promise<unknown> => this.api.call(countOrders, { query: { q: '-' } });

  protected file(): string {
    return url(exportOrders, undefined, { ...queryOf(this.parameters()), locale: this.texts.language() });
  }
}
