import { ChangeDetectionStrategy, Component, computed, inject, model, signal } from '@angular/core';
import { type ShopProductView, fromJsonNumber, shopProducts } from '@picolo/contracts';
import { ComboboxComponent, DecimalInputComponent, FieldComponent, IconButtonComponent } from '@picolo/ui';
import { Api } from '@picolo/web';
import { Texts } from '../../../platform/texts';
import { type EditLine, withProduct } from '../data/order-edit';

/** Lines of an order as the client would have them: quantities, lines taken out, products added. */
@Component({
  selector: 'app-order-lines-edit',
  imports: [ComboboxComponent, DecimalInputComponent, FieldComponent, IconButtonComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul role="list" class="edit">
      @for (line of lines(); track line.productId) {
        <li class="edit__line">
          <ui-field class="ui-grow" [label]="t('order.quantityOf', { name: line.name })">
            <ui-decimal-input
              [scale]="4"
              [unit]="line.unit"
              [value]="line.quantity"
              (valueChange)="change(line.productId, $event)"
            />
          </ui-field>
          <button
            uiIconButton
            type="button"
            icon="remove"
            [label]="t('order.removeLine', { name: line.name })"
            (click)="remove(line.productId)"
          ></button>
        </li>
      }
    </ul>
    <ui-field [label]="t('order.addProduct')">
      <ui-combobox
        adds
        [options]="options()"
        [busy]="busy()"
        [placeholder]="t('order.addProductPlaceholder')"
        (searched)="search($event)"
        (picked)="add($event.id)"
      />
    </ui-field>
  `,
  styles: `
    .edit {
      list-style: none;
      padding: 0;
      margin: 0 0 12px;
    }
    .edit__line {
      display: flex;
      gap: 8px;
      align-items: flex-end;
      padding: 6px 0;
    }
  `,
})
export class OrderLinesEditComponent {
  readonly lines = model.required<readonly EditLine[]>();

  private readonly api = inject(Api);
  protected readonly t = inject(Texts).t;
  protected readonly busy = signal(false);
  private readonly found = signal<readonly ShopProductView[]>([]);
  protected readonly options = computed(() => this.found().map(({ id, name }) => ({ id, label: name })));
  private run = 0;

  protected change(productId: number, quantity: number | null): void {
    this.lines.update((lines) => lines.map((line) => (line.productId === productId ? { ...line, quantity } : line)));
  }

  protected remove(productId: number): void {
    this.lines.update((lines) => lines.filter((line) => line.productId !== productId));
  }

  protected add(id: number): void {
    const product = this.found().find((one) => one.id === id);
    if (product === undefined) return;
    const { name, unit } = product;
    const step = fromJsonNumber(product.step, 4) ?? 10_000;
    this.lines.update((lines) => withProduct(lines, { productId: id, name, unit, step }));
  }

  protected async search(q: string): Promise<void> {
    const run = ++this.run;
    this.busy.set(true);
    const page = await this.api
      .call(shopProducts, { query: { limit: 8, ...(q.trim() === '' ? {} : { q }) } })
      .catch(() => null);
    if (run !== this.run) return;
    this.found.set(page?.items ?? []);
    this.busy.set(false);
  }
}
