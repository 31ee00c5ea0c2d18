import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NotificationKind, NotificationView, OrderStatus, PrintStatus, PrinterState } from '@picolo/contracts';
import { IconComponent, RelativePipe, UI_LANGUAGE } from '@picolo/ui';
import { formatQuantity, fromJsonNumber } from '@picolo/contracts';
import { Texts } from '../platform/texts';

const ICONS: Readonly<Record<NotificationKind, string>> = {
  'stock.low': 'stock',
  'print.problem': 'printing',
  'printer.trouble': 'printing',
  'order.placed': 'orders',
  'order.moved': 'orders',
  'order.change-requested': 'edit',
  'order.request-answered': 'orders',
};

/** One notification as a sentence, with the way to what it is about. */
@Component({
  selector: 'app-notification-item',
  imports: [RouterLink, IconComponent, RelativePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <a class="note" [class.note--unread]="item().readAt === null" [routerLink]="link()" (click)="opened.emit()">
      <span class="note__icon"><ui-icon [name]="icon()" /></span>
      <span class="ui-grow">
        <strong class="note__title">{{ title() }}</strong>
        <span class="note__text">{{ text() }}</span>
        <span class="ui-subtle ui-small">{{ item().createdAt | relative }}</span>
      </span>
      @if (item().readAt === null) {
        <span class="note__dot"
          ><span class="ui-visually-hidden">{{ t('notifications.isUnread') }}</span></span
        >
      }
    </a>
  `,
  styles: `
    .note {
      display: flex;
      gap: 12px;
      padding: 12px 8px;
      border-bottom: 1px solid var(--color-border);
      color: inherit;
      text-decoration: none;
    }
    .note:hover {
      background: var(--color-surface-hover);
    }
    .note__icon {
      display: inline-flex;
      align-self: flex-start;
      padding: 8px;
      border-radius: var(--radius);
      background: var(--color-warning-soft);
      color: var(--color-on-warning-soft);
    }
    .note__title,
    .note__text {
      display: block;
    }
    .note__title {
      font-weight: 550;
    }
    .note--unread .note__title {
      font-weight: 650;
    }
    .note__dot {
      flex: none;
      width: 8px;
      height: 8px;
      margin-top: 6px;
      border-radius: 50%;
      background: var(--color-accent);
    }
  `,
})
export class NotificationItemComponent {
  readonly item = input.required<NotificationView>();
  readonly opened = output();

  private readonly texts = inject(Texts);
  private readonly language = inject(UI_LANGUAGE);
  protected readonly t = this.texts.t;

  protected readonly icon = computed(() => ICONS[this.item().kind]);
  protected readonly link = computed(() => {
    const { kind, data } = this.item();
    if (kind === 'stock.low') return ['/products', data['productId']];
    if (kind === 'printer.trouble') return ['/printing/printers'];
    return kind === 'print.problem' ? ['/printing/jobs', data['jobId']] : ['/orders', data['orderId']];
  });

  protected readonly title = computed(() => {
    const { kind, data } = this.item();
    if (kind === 'stock.low') return this.t('notifications.stockLow', { name: data['name'] });
    if (kind === 'print.problem') {
      return this.t(`notifications.print.${data['status'] as 'failed' & PrintStatus}`);
    }
    if (kind === 'printer.trouble') {
      return this.t(`notifications.printer.${data['state'] as 'offline' & PrinterState}`, { name: data['name'] });
    }
    const status = this.t(`orderStatus.${data['status'] as OrderStatus}`);
    return this.t(`notifications.${kind}`, { number: data['number'], status });
  });

  protected readonly text = computed(() => {
    const { kind, data } = this.item();
    if (kind === 'stock.low') {
      return this.t('notifications.stockLowText', {
        available: this.quantity(data['available']),
        threshold: this.quantity(data['threshold']),
      });
    }
    if (kind === 'printer.trouble') {
      const waiting = Number(data['waiting']);
      return waiting === 0 ? '' : this.texts.n('notifications.printerText', waiting);
    }
    return kind === 'print.problem' ? this.printText() : String(data['clientName'] ?? '');
  });

  private printText(): string {
    const { data } = this.item();
    const number = data['number'];
    if (!number) return this.t('notifications.printText', { id: data['jobId'] });
    return this.t(data['kind'] === 'order-ticket' ? 'notifications.printTicket' : 'notifications.printInvoice', {
      number,
    });
  }

  private quantity(value: string | number | null | undefined): string {
    return typeof value === 'number' ? formatQuantity(fromJsonNumber(value, 4) ?? 0, this.language()) : '';
  }
}
