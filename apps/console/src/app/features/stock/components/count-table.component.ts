import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { ButtonComponent, QuantityPipe, RelativePipe } from '@picolo/ui';
import type { PagedList } from '../../../platform/paged-list';
import { Texts } from '../../../platform/texts';
import type { CountLine } from '../data/count.store';

/** Lines of a counting session; what the books say is shown with what was counted, never before. */
@Component({
  selector: 'app-count-table',
  imports: [ButtonComponent, QuantityPipe, RelativePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="ui-table-frame">
      <table class="ui-table ui-table--cards">
        <thead>
          <tr>
            <th scope="col">{{ t('products.name') }}</th>
            <th scope="col" class="ui-num">{{ t('count.counted') }}</th>
            @if (blind()) {
              <th scope="col">{{ t('count.who') }}</th>
            } @else {
              <th scope="col" class="ui-num">{{ t('count.expected') }}</th>
              <th scope="col" class="ui-num">{{ t('count.difference') }}</th>
              <th scope="col">{{ t('count.who') }}</th>
            }
            @if (editable()) {
              <th scope="col">
                <span class="ui-visually-hidden">{{ t('form.actions') }}</span>
              </th>
            }
          </tr>
        </thead>
        <tbody>
          @for (line of list().items(); track line.id) {
            <tr [attr.data-flash]="list().flashing(line.id)">
              <th scope="row" class="ui-wide-phone">
                {{ line.name }}
                <span class="ui-sub ui-subtle ui-small">{{ line.sku }}</span>
              </th>
              <td class="ui-num" [attr.data-label]="t('count.counted')">{{ line.counted | quantity }}</td>
              @if (!blind()) {
                <td
                  class="ui-num ui-end-phone"
                  [class.ui-hide-phone]="line.counted === null"
                  [attr.data-label]="t('count.expected')"
                >
                  {{ line.expected | quantity }}
                </td>
                <td
                  class="ui-num"
                  [class.ui-hide-phone]="line.counted === null"
                  [attr.data-label]="t('count.difference')"
                >
                  @if (line.difference) {
                    <strong [class]="line.difference < 0 ? 'ui-danger-text' : 'ui-warning-text'">{{
                      line.difference | quantity: 'signed'
                    }}</strong>
                  } @else if (line.counted !== null) {
                    <span class="ui-subtle">0</span>
                  }
                </td>
              }
              <td class="ui-nowrap ui-end-phone">
                @if (line.enteredBy) {
                  {{ line.enteredBy }}
                  <span class="ui-sub ui-subtle ui-small">{{ line.enteredAt | relative }}</span>
                }
              </td>
              @if (editable()) {
                <td class="ui-fit ui-wide-phone">
                  <button
                    uiButton
                    type="button"
                    size="small"
                    class="ui-grow"
                    [attr.aria-label]="t(line.counted === null ? 'count.countOf' : 'count.editOf', { name: line.name })"
                    (click)="chosen.emit(line)"
                  >
                    {{ line.counted === null ? t('count.count') : t('form.edit') }}
                  </button>
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class CountTableComponent {
  readonly list = input.required<PagedList<CountLine>>();
  /** What the books say is left out. */
  readonly blind = input(false);
  readonly editable = input(false);
  readonly chosen = output<CountLine>();
  protected readonly t = inject(Texts).t;
}
