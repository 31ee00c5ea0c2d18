import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { type OrderLineView, formatQuantity, fromJsonNumber } from '@picolo/contracts';
import { MoneyPipe, UnitPricePipe } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { Availability } from '../../catalogue/data/availability.service';

/** What was ordered, at the price it had then. */
@Component({
  selector: 'app-order-lines',
  imports: [MoneyPipe, UnitPricePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <table class="lines">
      <thead>
        <tr>
          <th scope="col">{{ t('order.lines') }}</th>
          <th scope="col" class="lines__number">{{ t('order.quantity') }}</th>
          <th scope="col" class="lines__number lines__unit">{{ t('order.unitPrice') }}</th>
          <th scope="col" class="lines__number">{{ t('order.lineNet') }}</th>
        </tr>
      </thead>
      <tbody>
        @for (line of lines(); track line.id) {
          <tr>
            <th scope="row">
              {{ line.name }}
              <span class="ui-subtle ui-small lines__sku">{{ line.sku }}</span>
            </th>
            <td class="lines__number">
              {{ quantity(line) }}
              @if (line.returnedQuantity > 0) {
                <span class="ui-subtle ui-small lines__sku">{{ returned(line) }}</span>
              }
            </td>
            <td class="lines__number lines__unit">{{ line.unitPrice | unitPrice }}</td>
            <td class="lines__number">{{ line.netCents | money }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class OrderLinesComponent {
  readonly lines = input.required<readonly OrderLineView[]>();

  private readonly texts = inject(Texts);
  private readonly availability = inject(Availability);
  protected readonly t = this.texts.t;

  protected quantity({ quantity, unit }: OrderLineView): string {
    return this.availability.quantity(fromJsonNumber(quantity, 4) ?? 0, unit);
  }

  protected returned({ returnedQuantity }: OrderLineView): string {
    const quantity = formatQuantity(fromJsonNumber(returnedQuantity, 4) ?? 0, this.texts.language());
    return this.t('order.returned', { quantity });
  }
}
