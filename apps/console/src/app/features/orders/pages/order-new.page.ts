import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import {
  FormField,
  applyEach,
  applyWhen,
  form,
  maxLength,
  minLength,
  required,
  validate,
} from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { randomKey } from '@picolo/client';
import {
  type ClientView,
  type ProductView,
  type RegimeBuyer,
  awaitsConfirmation,
  getClient,
  getProduct,
  mayBeExempt,
  placeOrderForClient,
  shopSeller,
  toJsonNumber,
  vatRegimeOf,
} from '@picolo/contracts';
import { Api, Session, loaded } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import {
  ButtonComponent,
  CardComponent,
  ComboboxComponent,
  FieldComponent,
  FormDirective,
  InputDirective,
  NoticeComponent,
  Toasts,
} from '@picolo/ui';
import { AddressComponent } from '../../../platform/address.component';
import { type Unsaved, warnOnClose } from '../../../platform/leave-question';
import { clientOption, clientOptions } from '../../../platform/options';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { AddressFieldsComponent } from '../../clients/components/address-fields.component';
import { addressRules } from '../../clients/data/client-rules';
import { NewClientDialogComponent } from '../components/new-client-dialog.component';
import { NewOrderLinesComponent } from '../components/new-order-lines.component';
import { EMPTY_ORDER, type NewLine, type NewOrder, buyerOf, toInput, toLine, withProduct } from '../data/new-order';
import { readDraft, writeDraft } from '../data/order-draft';

/** The option that is no client yet. */
const CREATE = -1;

/** An order that an employee enters for a client (OR-1): client, lines, delivery, notes, by keyboard from end to end. */
@Component({
  selector: 'app-order-new',
  imports: [
    AddressComponent,
    AddressFieldsComponent,
    ButtonComponent,
    CardComponent,
    ComboboxComponent,
    FieldComponent,
    FormDirective,
    FormField,
    InputDirective,
    NewClientDialogComponent,
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
  private readonly can = injectCan();
  private readonly userId = inject(Session).userId() ?? 0;
  protected readonly clients = clientOptions();
  private readonly typed = signal('');
  protected readonly clientChoices = computed(() => [
    ...this.clients.items().map(clientOption),
    ...(this.can('clients.write') && !this.clients.busy() ? [{ id: CREATE, label: this.createLabel() }] : []),
  ]);
  private readonly createLabel = computed(() => {
    const name = this.typed().trim();
    return name ? this.t('orderNew.createClient', { name }) : this.t('orderNew.createNewClient');
  });
  protected readonly client = signal<ClientView | null>(null);
  protected readonly clientName = signal('');
  /** Name typed for a client that is being created; null: no dialog. */
  protected readonly creating = signal<string | null>(null);
  protected readonly restored = signal(false);
  private readonly saved = signal(false);
  /** One key per form: sent twice, it is still one order (OR-1). A changed form is another order. */
  private key = { body: '', value: '' };

  private readonly model = signal<NewOrder>(EMPTY_ORDER);
  protected readonly form = form(this.model, (path) => {
    required(path.clientId);
    validate(path.clientId, ({ value }) => (value() === CREATE ? { kind: 'required' } : undefined));
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
    maxLength(path.internalNote, 2000);
    applyWhen(path.delivery, (context) => context.valueOf(path.deliverTo) === 'other', addressRules);
    maxLength(path.purchaseOrder, 50);
  });
  protected readonly noLines = computed(() => this.form.lines().touched() && this.model().lines.length === 0);

  protected readonly sending = submission(this.form, () => this.place(), {
    fieldOf: ({ meta }) => {
      const line = this.model().lines.findIndex(({ productId }) => productId === meta['productId']);
      return line < 0 ? null : `lines.${String(line)}.quantity`;
    },
  });

  protected readonly deliverTo = computed(() => this.model().deliverTo);
  protected readonly address = computed(() => {
    const client = this.client();
    return this.deliverTo() === 'usual' ? (client?.delivery ?? client?.billing ?? null) : (client?.billing ?? null);
  });

  private readonly buyer = computed<RegimeBuyer | null>(() => {
    const client = this.client();
    return client && buyerOf(client, this.model());
  });
  /** Asked for the few whom it may concern. */
  private readonly concerned = computed(() => {
    const client = this.client();
    return client !== null && mayBeExempt(client) && client.vatNumberConfirmed;
  });
  private readonly seller = loaded(() => (this.concerned() ? this.api.request(shopSeller) : null));
  /** Whether the order will bear VAT, decided as the server decides it (OR-7). */
  protected readonly regime = computed(() => {
    const [buyer, seller] = [this.buyer(), this.seller.value()?.seller ?? null];
    return buyer === null || seller === null ? null : vatRegimeOf(buyer, seller);
  });
  protected readonly vatWaits = computed(() => {
    const client = this.client();
    return client !== null && awaitsConfirmation(client);
  });

  constructor() {
    warnOnClose(this);
    void this.begin();
    effect(() => {
      const order = this.model();
      untracked(() => this.keep(order));
    });
    // Whoever leaves after the question, or has placed it, needs no draft; a tab that was closed keeps it.
    inject(DestroyRef).onDestroy(() => writeDraft(localStorage, null));
  }

  unsaved(): boolean {
    return !this.saved() && (this.model().lines.length > 0 || this.form().dirty());
  }

  protected searchClients(text: string): void {
    this.typed.set(text);
    void this.clients.search(text);
  }

  protected pickClient(id: number): void {
    if (id !== CREATE) {
      this.take(this.clients.find(id) ?? null);
      return;
    }
    this.model.update((order) => ({ ...order, clientId: this.client()?.id ?? null }));
    this.creating.set(this.typed().trim());
  }

  protected take(client: ClientView | null): void {
    if (client === null) return;
    if (this.creating() !== null) this.toasts.show(this.t('orderNew.newClientDone', { name: client.name }));
    this.creating.set(null);
    this.client.set(client);
    this.clientName.set(client.name);
    this.model.update((order) => ({ ...order, clientId: client.id }));
  }

  protected add(product: ProductView): void {
    this.model.update((order) => ({ ...order, lines: withProduct(order.lines, product) }));
  }

  protected remove(index: number): void {
    this.model.update((order) => ({ ...order, lines: order.lines.filter((_, at) => at !== index) }));
  }

  protected startOver(): void {
    this.restored.set(false);
    this.client.set(null);
    this.clientName.set('');
    this.form().reset(EMPTY_ORDER);
  }

  private async place(): Promise<void> {
    const body = toInput(this.model(), this.client()?.billing ?? null);
    const order = await this.api.call(placeOrderForClient, { body, idempotencyKey: this.keyOf(JSON.stringify(body)) });
    this.saved.set(true);
    this.toasts.show(this.t('orderNew.done', { number: order.number }));
    await this.router.navigate(['/orders', order.id]);
  }

  private keyOf(body: string): string {
    if (this.key.body !== body) this.key = { body, value: randomKey() };
    // With its key: if the answer is lost and the page with it, sending again is still the same order.
    this.keep(this.model());
    return this.key.value;
  }

  private keep(order: NewOrder): void {
    if (this.saved() || (order.lines.length === 0 && order.clientId === null)) return;
    writeDraft(localStorage, { order, clientName: this.clientName(), key: this.key, userId: this.userId });
  }

  /** A client named by the URL begins a new order; else what was interrupted comes back, with today's prices. */
  private async begin(): Promise<void> {
    const draft = readDraft(localStorage, this.userId);
    await Promise.resolve();
    const named = this.clientId();
    if (named) {
      this.take(await this.api.call(getClient, { params: { id: Number(named) } }).catch(() => null));
      return;
    }
    if (draft === null) return;
    const client = await this.clientOf(draft.order.clientId);
    const lines = await Promise.all(draft.order.lines.map((line) => this.fresh(line)));
    this.key = draft.key;
    this.take(client);
    this.model.set({ ...draft.order, clientId: client?.id ?? null, lines: lines.flatMap((line) => line ?? []) });
    this.restored.set(true);
  }

  private async clientOf(id: number | null): Promise<ClientView | null> {
    return id === null ? null : await this.api.call(getClient, { params: { id } }).catch(() => null);
  }

  private async fresh(line: NewLine): Promise<NewLine | null> {
    const product = await this.api.call(getProduct, { params: { id: line.productId } }).catch(() => null);
    return product && { ...toLine(product), quantity: line.quantity };
  }
}
