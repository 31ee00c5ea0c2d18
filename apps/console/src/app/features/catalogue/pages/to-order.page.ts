import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  type ToOrderView,
  exportToOrder,
  formatDecimal,
  fromJsonNumber,
  listToOrder,
  parseDecimal,
  toJsonNumber,
  unitWord,
} from '@picolo/contracts';
import { ButtonComponent, IconButtonComponent, InputDirective, QuantityPipe } from '@picolo/ui';
import { Api, attempt, saveFile } from '@picolo/web';
import { ListPageComponent } from '../../../platform/list-page.component';
import { injectList } from '../../../platform/list-store';
import { Texts } from '../../../platform/texts';

/** What lies at or below its threshold: quantities can be changed and lines left out before the list is exported (ST-7). */
@Component({
  selector: 'app-to-order',
  imports: [ButtonComponent, IconButtonComponent, InputDirective, ListPageComponent, QuantityPipe, RouterLink],
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
  protected readonly list = injectList(listToOrder, () => ({}));
  /** Chosen quantities in ten-thousandths; zero: the line is left out. */
  private readonly chosen = signal<ReadonlyMap<number, number>>(new Map());
  protected readonly lines = computed(() => this.list.items().filter(({ id }) => this.chosen().get(id) !== 0));
  protected readonly saving = attempt();

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
    this.set(line, 0);
    this.list.remove(line.id);
    if (this.list.empty()) void this.list.more();
  }

  /** All of the list, also what was not loaded yet. */
  protected save(): Promise<boolean> {
    const language = this.texts.language();
    const chosen = [...this.chosen()].map(([id, quantity]) => ({ id, quantity: toJsonNumber(quantity, 4) }));
    return this.saving.run(async () => {
      const file = await this.api.call(exportToOrder, { body: { language, chosen } });
      saveFile(file, `${this.t('toOrder.fileName')}.csv`);
    });
  }

  private of({ id, proposed }: ToOrderView): number {
    return this.chosen().get(id) ?? fromJsonNumber(proposed, 4) ?? 0;
  }

  private set({ id }: ToOrderView, value: number): void {
    this.chosen.update((known) => new Map(known).set(id, value));
  }
}
