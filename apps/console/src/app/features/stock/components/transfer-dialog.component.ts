import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { keyByBody } from '@picolo/client';
import { type ProductView, type TransferView, toJsonNumber, transferStock } from '@picolo/contracts';
import {
  ButtonComponent,
  DecimalInputComponent,
  DialogComponent,
  FieldComponent,
  FormDirective,
  InputDirective,
  QuantityPipe,
} from '@picolo/ui';
import { Api, attempt } from '@picolo/web';
import { ProductLineComponent } from '../../../platform/product-line.component';
import { ProductSearchComponent } from '../../../platform/product-search.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';
import { Locations } from '../data/locations';
import { type TransferLine, faultOf, toTransferInput, withProduct } from '../data/transfer';
import { LocationSelectComponent } from './location-select.component';

/** Goods from one place to another, several products at once (ST-8). */
@Component({
  selector: 'app-transfer-dialog',
  imports: [
    ButtonComponent,
    DecimalInputComponent,
    DialogComponent,
    FieldComponent,
    FormDirective,
    InputDirective,
    LocationSelectComponent,
    ProductLineComponent,
    ProductSearchComponent,
    QuantityPipe,
    RefusalComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './transfer-dialog.component.html',
  styleUrl: './transfer-dialog.component.css',
})
export class TransferDialogComponent {
  readonly open = input.required<boolean>();
  readonly closed = output();
  readonly done = output<TransferView>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  private readonly locations = inject(Locations);
  private keyOf = keyByBody();
  protected readonly from = signal<number | null>(null);
  protected readonly to = signal<number | null>(null);
  protected readonly lines = signal<readonly TransferLine[]>([]);
  protected readonly reason = signal('');
  protected readonly sending = attempt();
  protected readonly ready = computed(() =>
    toTransferInput({ fromId: this.from(), toId: this.to(), lines: this.lines(), reason: this.reason() }),
  );

  constructor() {
    this.locations.ensure();
    effect(() => {
      if (this.open()) this.begin();
    });
    // What is chosen as the origin cannot be the destination.
    effect(() => {
      if (this.from() !== null && this.from() === this.to()) this.to.set(null);
    });
  }

  protected json(quantity: number): number {
    return toJsonNumber(quantity, 4);
  }

  protected available(line: TransferLine): number {
    return line.available.get(this.from() ?? 0) ?? 0;
  }

  protected fault(line: TransferLine): string {
    return faultOf(line, this.from()) === 'tooMuch' ? this.t('transfer.tooMuch') : '';
  }

  protected add(product: ProductView): void {
    this.lines.update((lines) => withProduct(lines, product));
  }

  protected setQuantity(productId: number, quantity: number | null): void {
    this.lines.update((lines) => lines.map((line) => (line.productId === productId ? { ...line, quantity } : line)));
  }

  protected remove(productId: number): void {
    this.lines.update((lines) => lines.filter((line) => line.productId !== productId));
  }

  protected async send(): Promise<void> {
    const body = this.ready();
    if (body === null) return;
    await this.sending.run(async () => {
      this.done.emit(await this.api.call(transferStock, { body, idempotencyKey: this.keyOf(body) }));
    });
  }

  /** The usual way: out of the fullest other place into the one that sells. */
  private begin(): void {
    this.keyOf = keyByBody();
    const sales = this.locations.sales()?.id ?? null;
    const others = this.locations.used().filter(({ id }) => id !== sales);
    this.from.set(others.toSorted((a, b) => b.products - a.products)[0]?.id ?? null);
    this.to.set(sales);
    this.lines.set([]);
    this.reason.set('');
    this.sending.reset();
  }
}
