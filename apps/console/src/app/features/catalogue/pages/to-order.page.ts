import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  type ToOrderView,
  byteOrderMark,
  csvLine,
  csvSeparator,
  formatDecimal,
  fromJsonNumber,
  listToOrder,
  parseDecimal,
  safeCell,
  unitWord,
  toDecimalString,
} from '@picolo/contracts';
import { ButtonComponent, CardComponent, IconButtonComponent, InputDirective, QuantityPipe } from '@picolo/ui';
import { Api, afterReconnect, loaded } from '@picolo/web';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { Texts } from '../../../platform/texts';

/** What lies at or below its threshold: quantities can be changed and lines left out before the list is exported (ST-7). */
@Component({
  selector: 'app-to-order',
  imports: [
    ButtonComponent,
    CardComponent,
    IconButtonComponent,
    InputDirective,
    LoadStateComponent,
    PageHeadComponent,
    QuantityPipe,
    RouterLink,
  ],
  host: { class: 'page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './to-order.page.html',
  styles: `
    .quantity {
      width: 110px;
      text-align: right;
    }
  `,
})
export class ToOrderPage {
  private readonly texts = inject(Texts);
  private readonly api = inject(Api);
  protected readonly t = this.texts.t;
  protected readonly all = loaded(() => this.api.request(listToOrder));
  /** Chosen quantities in ten-thousandths; null: the line is left out. */
  private readonly chosen = signal<ReadonlyMap<number, number | null>>(new Map());
  protected readonly lines = computed(() =>
    (this.all.value() ?? []).filter(({ productId }) => this.chosen().get(productId) !== null),
  );

  constructor() {
    afterReconnect(() => {
      this.all.reload();
    });
  }

  protected quantity(line: ToOrderView): string {
    return formatDecimal(this.of(line), 4, this.texts.language(), 0);
  }

  protected unit(line: ToOrderView): string {
    return unitWord(line.unit, this.of(line));
  }

  protected choose(line: ToOrderView, field: HTMLInputElement): void {
    const value = parseDecimal(field.value, 4, this.texts.language());
    if (value !== null && value > 0) this.set(line, value);
    field.value = this.quantity(line);
  }

  protected leaveOut(line: ToOrderView): void {
    this.set(line, null);
  }

  protected save(): void {
    const language = this.texts.language();
    const separator = csvSeparator(language);
    const header = ['product.sku', 'products.name', 'product.barcode', 'toOrder.quantity', 'product.unit'] as const;
    const rows = this.lines().map((line) => {
      const amount = toDecimalString(this.of(line), 4, 0);
      const written = language === 'fr' ? amount.replace('.', ',') : amount;
      const words = [line.sku, line.name, line.barcode ?? ''].map(safeCell);
      return csvLine([...words, written, safeCell(line.unit)], separator);
    });
    const text =
      byteOrderMark +
      csvLine(
        header.map((key) => this.t(key)),
        separator,
      ) +
      rows.join('');
    const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${this.t('toOrder.fileName')}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  }

  private of({ productId, proposed }: ToOrderView): number {
    return this.chosen().get(productId) ?? fromJsonNumber(proposed, 4) ?? 0;
  }

  private set({ productId }: ToOrderView, value: number | null): void {
    this.chosen.update((known) => new Map(known).set(productId, value));
  }
}
