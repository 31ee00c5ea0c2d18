import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { type OrderLineView, formatQuantity, fromJsonNumber, unitGross } from '@picolo/contracts';
import { MoneyPipe } from '@picolo/ui';
import { Texts } from '../../../platform/texts';
import { grossOf } from '../data/line-gross';
import { Availability } from '../../catalogue/data/availability.service';

/** What was ordered, at the price it had then. */
@Component({
  selector: 'app-order-lines',
  imports: [MoneyPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <table class="lines">
      <thead>
        <tr>
          <th scope="col">{{ t('order.product') }}</th>
          <th scope="col" class="lines__number">{{ t('order.quantity') }}</th>
          <th scope="col" class="lines__number lines__unit">{{ t('order.unitPrice') }}</th>
          <th scope="col" class="lines__number">{{ t('order.lineGross') }}</th>
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
            <td class="lines__number lines__unit">{{ unitPrice(line) | money }}</td>
            <td class="lines__number">{{ gross(line) | money }}</td>
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

  protected readonly gross = grossOf;

  protected unitPrice({ unitPrice, vatRate }: OrderLineView): number {
    return unitGross(unitPrice, vatRate);
  }

  protected quantity({ quantity, unit }: OrderLineView): string {
    return this.availability.quantity(fromJsonNumber(quantity, 4) ?? 0, unit);
  }

  protected returned({ returnedQuantity }: OrderLineView): string {
    const quantity = formatQuantity(fromJsonNumber(returnedQuantity, 4) ?? 0, this.texts.language());
    return this.t('order.returned', { quantity });
  }
}
