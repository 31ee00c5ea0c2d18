import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { type TransferView, toJsonNumber, transferStock } from '@picolo/contracts';
import {
  ButtonComponent,
  ComboboxComponent,
  DecimalInputComponent,
  DialogComponent,
  FieldComponent,
  FormDirective,
  IconButtonComponent,
  InputDirective,
  QuantityPipe,
} from '@picolo/ui';
import { Api, type ProblemError, toProblem } from '@picolo/web';
import { productOptions } from '../../../platform/options';
import { keyByBody } from '../../../platform/random-key';
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
    ComboboxComponent,
    DecimalInputComponent,
    DialogComponent,
    FieldComponent,
    FormDirective,
    IconButtonComponent,
    InputDirective,
    LocationSelectComponent,
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
  protected readonly products = productOptions();
  protected readonly options = computed(() =>
    this.products.items().map(({ id, name, sku }) => ({ id, label: name, hint: sku })),
  );
  protected readonly from = signal<number | null>(null);
  protected readonly to = signal<number | null>(null);
  protected readonly lines = signal<readonly TransferLine[]>([]);
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);
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

  protected add(id: number): void {
    const product = this.products.find(id);
    if (product) this.lines.update((lines) => withProduct(lines, product));
  }

  protected setQuantity(productId: number, quantity: number | null): void {
    this.lines.update((lines) => lines.map((line) => (line.productId === productId ? { ...line, quantity } : line)));
  }

  protected remove(productId: number): void {
    this.lines.update((lines) => lines.filter((line) => line.productId !== productId));
  }

  protected async send(): Promise<void> {
    const body = this.ready();
    if (body === null || this.busy()) return;
    this.busy.set(true);
    try {
      this.done.emit(await this.api.call(transferStock, { body, idempotencyKey: this.keyOf(body) }));
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
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
    this.problem.set(null);
  }
}
