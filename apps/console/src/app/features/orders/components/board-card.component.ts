import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderListItem } from '@picolo/contracts';
import { IconButtonComponent, MenuComponent, MenuItemComponent, MoneyPipe, RelativePipe } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import type { BoardColumn } from '../data/order-board.store';

/** A card of the board: the order in four facts, and a menu that does what dragging does. */
@Component({
  selector: 'app-board-card',
  imports: [IconButtonComponent, MenuComponent, MenuItemComponent, MoneyPipe, RelativePipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="card" [attr.data-flash]="flashing()" [attr.aria-busy]="busy()">
      <div class="card__head">
        <a class="ui-strong" [id]="'order-' + order().id" [routerLink]="['/orders', order().id]">{{
          order().number
        }}</a>
        <button
          uiIconButton
          type="button"
          icon="more"
          size="small"
          aria-haspopup="menu"
          [attr.aria-expanded]="menu.open()"
          [label]="t('board.move', { number: order().number })"
          (click)="menu.toggle($event)"
        ></button>
        <ui-menu #menu end [label]="t('board.move', { number: order().number })">
          @for (target of targets(); track target) {
            <button uiMenuItem type="button" icon="ship" (click)="moved.emit(target)">
              {{ wordOf(target) }}
            </button>
          } @empty {
            <button uiMenuItem type="button" icon="cancel" disabled>{{ t('board.cannot') }}</button>
          }
        </ui-menu>
      </div>
      <p class="card__client">{{ order().clientName }}</p>
      @if (order().changeRequested) {
        <p>
          <span class="ui-chip ui-chip--warning">{{ t('orders.requested') }}</span>
        </p>
      }
      <p class="ui-tabular">{{ order().grossCents | money }}</p>
      <p class="ui-subtle ui-small">{{ order().createdAt | relative }}</p>
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    .card {
      display: flex;
      flex-direction: column;
      gap: 4px;
      padding: 10px 12px;
      border: 1px solid var(--color-border);
      border-radius: var(--radius);
      background: var(--color-surface);
      cursor: grab;
    }
    .card[aria-busy='true'] {
      opacity: 0.6;
    }
    .card[data-flash='true'] {
      border-color: var(--color-accent);
    }
    .card__head {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 8px;
    }
    .card__client {
      overflow-wrap: anywhere;
    }
  `,
})
export class BoardCardComponent {
  readonly order = input.required<OrderListItem>();
  readonly targets = input.required<readonly BoardColumn[]>();
  readonly flashing = input(false);
  readonly busy = input(false);
  readonly moved = output<BoardColumn>();
  protected readonly t = inject(Texts).t;

  protected wordOf(target: BoardColumn): string {
    return this.t('board.moveTo', { status: this.t(`orderStatus.${target}`) });
  }
}
