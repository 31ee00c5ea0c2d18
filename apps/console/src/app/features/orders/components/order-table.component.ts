import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderListItem } from '@picolo/contracts';
import { MoneyPipe, RelativePipe } from '@picolo/ui';
import type { PagedList } from '../../../platform/paged-list';
import { Texts } from '../../../platform/texts';
import { OrderStateComponent } from './order-state.component';

@Component({
  selector: 'app-order-table',
  imports: [MoneyPipe, RelativePipe, OrderStateComponent, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ui-table-frame">
      <table class="ui-table ui-table--cards">
        <thead>
          <tr>
            <th scope="col">{{ t('orders.number') }}</th>
            <th scope="col">{{ t('orders.status') }}</th>
            @if (!ofClient()) {
              <th scope="col">{{ t('orders.client') }}</th>
            }
            <th scope="col" class="ui-num ui-hide-tablet">{{ t('orders.lines') }}</th>
            <th scope="col">{{ t('orders.date') }}</th>
            <th scope="col" class="ui-num">{{ t('orders.total') }}</th>
          </tr>
        </thead>
        <tbody>
          @for (order of list().items(); track order.id) {
            <tr data-link [attr.data-flash]="list().flashing(order.id)">
              <th scope="row" class="ui-nowrap">
                <a class="ui-row-link" [routerLink]="['/orders', order.id]">{{ order.number }}</a>
              </th>
              <td class="ui-fit ui-end-phone">
                <span class="ui-row state">
                  <app-order-state [status]="order.status" />
                  @if (order.changeRequested) {
                    <span class="ui-chip ui-chip--warning">{{ t('orders.requested') }}</span>
                  }
                </span>
              </td>
              @if (!ofClient()) {
                <td>{{ order.clientName }}</td>
              }
              <td class="ui-num ui-hide-tablet ui-muted">{{ order.lineCount }}</td>
              <td class="ui-muted ui-nowrap" [class.ui-hide-phone]="!ofClient()">{{ order.createdAt | relative }}</td>
              <td class="ui-num ui-end-phone">{{ order.grossCents | money }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class OrderTableComponent {
  readonly list = input.required<PagedList<OrderListItem>>();
  /** On a client's page: the client is known. */
  readonly ofClient = input(false);
  protected readonly t = inject(Texts).t;
}
