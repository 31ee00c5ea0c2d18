import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { countOrders, exportOrders, url } from '@picolo/contracts';
import { ButtonComponent, IconComponent, Toasts } from '@picolo/ui';
import { Api } from '@picolo/web';
import { Texts } from '../../../platform/texts';
import { type OrderParameters, queryOf } from '../data/order-filter';

/** List or board of the same filter, and the filter as a file. */
@Component({
  selector: 'app-order-view-switch',
  imports: [ButtonComponent, IconComponent, RouterLink],
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
    <a uiButton icon="download" [attr.href]="file()" [busy]="busy()" download (click)="save($event)">{{
      t('orders.export')
    }}</a>
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
  private readonly toasts = inject(Toasts);
  protected readonly t = this.texts.t;
  protected readonly busy = signal(false);

  protected file(): string {
    return url(exportOrders, undefined, { ...queryOf(this.parameters()), locale: this.texts.language() });
  }

  /** The browser streams the file to the disk; a sign-in that ran out is renewed by a call of the page before. */
  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await this.api.call(countOrders, { query: { q: '-' } });
      const link = document.createElement('a');
      link.href = this.file();
      link.download = '';
      link.click();
    } catch {
      this.toasts.show(this.t('orders.exportFailed'));
    } finally {
      this.busy.set(false);
    }
  }
}
