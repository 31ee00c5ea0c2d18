import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { FormField, applyEach, form, maxLength, minLength, required, validate } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { type ProductView, getClient, placeOrderForClient, toJsonNumber } from '@picolo/contracts';
import { Api } from '@picolo/web';
import {
  ButtonComponent,
  CardComponent,
  ComboboxComponent,
  FieldComponent,
  InputDirective,
  NoticeComponent,
  Toasts,
} from '@picolo/ui';
import { submission } from '../../../platform/form-tools';
import { type Unsaved, warnOnClose } from '../../../platform/leave-question';
import { clientOption, clientOptions } from '../../../platform/options';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { randomKey } from '../../../platform/random-key';
import { RefusalComponent } from '../../../platform/refusal.component';
import { FormDirective } from '../../../platform/submit-keys.directive';
import { Texts } from '../../../platform/texts';
import { NewOrderLinesComponent } from '../components/new-order-lines.component';
import { EMPTY_ORDER, type NewOrder, toInput, toLine } from '../data/new-order';

@Component({
  selector: 'app-order-new',
  imports: [
    ButtonComponent,
    CardComponent,
    ComboboxComponent,
    FieldComponent,
    FormDirective,
    FormField,
    InputDirective,
    NewOrderLinesComponent,
    NoticeComponent,
    PageHeadComponent,
    RefusalComponent,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './order-new.page.html',
})
export class OrderNewPage implements Unsaved {
  /** From the URL: the client's page starts an order with its client. */
  readonly clientId = input<string>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly clients = clientOptions();
  protected readonly clientChoices = computed(() => this.clients.items().map(clientOption));
  protected readonly clientName = signal('');
  private readonly saved = signal(false);
  /** One key per form: sent twice, it is still one order (OR-1). A changed form is another order. */
  private key = { body: '', value: '' };

  private readonly model = signal<NewOrder>(EMPTY_ORDER);
  protected readonly form = form(this.model, (path) => {
    required(path.clientId);
    minLength(path.lines, 1, { error: { kind: 'noLines' } });
    applyEach(path.lines, (line) => {
      required(line.quantity);
      validate(line.quantity, (context) => {
        const quantity = context.value();
        const step = context.valueOf(line.step);
        if (quantity === null) return undefined;
        if (quantity <= 0) return { kind: 'positive' };
        return quantity % step === 0 ? undefined : { kind: 'step', step: toJsonNumber(step, 4) };
      });
    });
    maxLength(path.note, 1000);
    maxLength(path.purchaseOrder, 50);
  });
  protected readonly noLines = computed(() => this.form.lines().touched() && this.model().lines.length === 0);

  protected readonly sending = submission(this.form, () => this.place(), {
    fieldOf: ({ meta }) => {
      const line = this.model().lines.findIndex(({ productId }) => productId === meta['productId']);
      return line < 0 ? null : `lines.${String(line)}.quantity`;
    },
  });

  constructor() {
    warnOnClose(this);
    effect(() => void this.presetClient(this.clientId()));
  }

  unsaved(): boolean {
    return !this.saved() && (this.model().lines.length > 0 || this.form().dirty());
  }

  protected add(product: ProductView): void {
    this.model.update((order) =>
      order.lines.some((line) => line.productId === product.id)
        ? order
        : { ...order, lines: [...order.lines, toLine(product)] },
    );
  }

  protected remove(index: number): void {
    this.model.update((order) => ({ ...order, lines: order.lines.filter((_, at) => at !== index) }));
  }

  private async place(): Promise<void> {
    const order = await this.api.call(placeOrderForClient, {
      body: toInput(this.model()),
      idempotencyKey: this.keyOf(),
    });
    this.saved.set(true);
    this.toasts.show(this.t('orderNew.done', { number: order.number }));
    await this.router.navigate(['/orders', order.id]);
  }

  private keyOf(): string {
    const body = JSON.stringify(toInput(this.model()));
    if (this.key.body !== body) this.key = { body, value: randomKey() };
    return this.key.value;
  }

  private async presetClient(id: string | undefined): Promise<void> {
    if (!id) return;
    const client = await this.api.call(getClient, { params: { id: Number(id) } }).catch(() => null);
    if (!client) return;
    this.clientName.set(client.name);
    this.model.update((order) => ({ ...order, clientId: client.id }));
  }
}
