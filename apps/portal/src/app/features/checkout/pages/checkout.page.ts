import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { FormField, form, maxLength } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import {
  type ClientView,
  type OrderView,
  type PlaceOrderInput,
  changeMyProfile,
  formatCents,
  placeMyOrder,
  toJsonNumber,
} from '@picolo/contracts';
import {
  ButtonComponent,
  EmptyStateComponent,
  FieldComponent,
  InputDirective,
  MoneyPipe,
  NoticeComponent,
  SkeletonComponent,
} from '@picolo/ui';
import { Api, ProblemError, Session } from '@picolo/web';
import { submission } from '@picolo/web/forms';
import { ProblemComponent } from '../../../platform/problem.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Seo } from '../../../platform/seo.service';
import { Texts } from '../../../platform/texts';
import { ContactFieldsComponent } from '../../account/components/contact-fields.component';
import { StaffNoticeComponent } from '../../account/components/staff-notice.component';
import {
  buyerOf,
  contactChange,
  contactOf,
  contactRules,
  emptyContact,
  vatNumberNote,
} from '../../account/data/contact';
import { BasketContents } from '../../basket/basket-contents';
import { SaleVat } from '../../basket/sale-vat';
import { TotalsComponent } from '../../basket/totals.component';
import { Basket } from '../../basket/basket.service';
import { Availability } from '../../catalogue/data/availability.service';
import { OrderAttempt } from '../data/order-attempt.service';

/** Refusals that a smaller basket mends. */
const ABOUT_THE_BASKET: readonly string[] = [
  'ORDERS.NOT_ENOUGH_STOCK',
  'ORDERS.PRODUCT_UNAVAILABLE',
  'STOCK.QUANTITY_STEP',
];

/** The order in one page: who, where to, what, and one button. */
@Component({
  selector: 'app-checkout',
  imports: [
    FormField,
    RouterLink,
    TotalsComponent,
    ButtonComponent,
    ContactFieldsComponent,
    EmptyStateComponent,
    FieldComponent,
    InputDirective,
    MoneyPipe,
    NoticeComponent,
    ProblemComponent,
    RefusalComponent,
    SkeletonComponent,
    StaffNoticeComponent,
  ],
  providers: [BasketContents, SaleVat],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './checkout.page.html',
})
export class CheckoutPage {
  private readonly api = inject(Api);
  private readonly attempt = inject(OrderAttempt);
  private readonly basket = inject(Basket);
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  protected readonly session = inject(Session);
  protected readonly contents = inject(BasketContents);
  protected readonly availability = inject(Availability);
  protected readonly t = this.texts.t;

  private readonly vat = inject(SaleVat);
  protected readonly profile = this.vat.profile;
  /** Nothing is offered at a price that is about to change. */
  protected readonly state = computed(() => {
    const state = this.profile.state();
    return state === 'ready' && !this.vat.known() ? 'loading' : state;
  });
  protected readonly company = computed(() => this.profile.value()?.kind === 'company');
  protected readonly vatNumberNote = computed(() => vatNumberNote(this.model(), this.profile.value()));
  private readonly model = signal({ ...emptyContact, note: '', purchaseOrder: '' });
  protected readonly fields = form(this.model, (path) => {
    contactRules(path, this.company, this.t);
    maxLength(path.note, 1000);
    maxLength(path.purchaseOrder, 50);
  });
  protected readonly sending = submission(this.fields, () => this.order());
  protected readonly aboutBasket = computed(() => ABOUT_THE_BASKET.includes(this.sending.problem()?.code ?? ''));
  /** The basket was brought down to what there is, after a refusal. */
  protected readonly adjusted = signal(false);
  /** The order stands; the page is on its way to it. */
  private readonly placed = signal<OrderView | null>(null);
  protected readonly nothing = computed(() => this.contents.empty() && this.placed() === null);
  protected readonly submitWords = computed(() =>
    this.t('checkout.submit', { total: formatCents(this.contents.totals().gross, this.texts.language()) }),
  );

  constructor() {
    effect(() => {
      const client = this.profile.value();
      if (client !== null)
        untracked(() => {
          this.fill(client);
        });
    });
    // The total is that of the order as it would be placed now: with the number and the addresses that the form says.
    effect(() => {
      const client = this.profile.value();
      this.vat.edited.set(client && buyerOf(this.model(), client));
    });
    const seo = inject(Seo);
    effect(() => {
      seo.show({ title: `${this.t('checkout.title')} – ${this.t('brand')}` });
    });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.adjusted.set(false);
    await this.sending.run();
    if (this.aboutBasket()) this.contents.products.reload();
    const order = this.placed();
    if (order === null) return;
    await this.router.navigate(['/account/orders', order.id], { queryParams: { placed: 1 }, replaceUrl: true });
    this.basket.clear();
  }

  protected adjust(): void {
    this.contents.adjust();
    this.adjusted.set(true);
  }

  private fill(client: ClientView): void {
    const { note, purchaseOrder } = this.model();
    this.fields().reset({ ...contactOf(client), note, purchaseOrder });
  }

  private async order(): Promise<void> {
    const userId = this.session.userId();
    if (userId === null) return;
    await this.saveContact();
    const body = this.input();
    try {
      const order = await this.api.call(placeMyOrder, { body, idempotencyKey: this.attempt.keyFor(body, userId) });
      this.attempt.settled();
      this.placed.set(order);
    } catch (error) {
      // A verdict ends the attempt; without one, the same order keeps its key.
      if (error instanceof ProblemError && error.status >= 400 && error.status < 500) this.attempt.settled();
      throw error;
    }
  }

  /** The addresses are the client's; the order freezes them. Nothing changed: nothing is sent. */
  private async saveContact(): Promise<void> {
    const client = this.profile.value();
    if (client === null) return;
    const change = contactChange(this.model(), client);
    const before = contactChange(contactOf(client), client);
    if (client.billing !== null && JSON.stringify(change) === JSON.stringify(before)) return;
    this.profile.set(await this.api.call(changeMyProfile, { body: change }));
  }

  private input(): PlaceOrderInput {
    const { note, purchaseOrder } = this.model();
    return {
      lines: this.contents.rows().map(({ product, quantity }) => ({
        productId: product.id,
        quantity: toJsonNumber(quantity, 4),
      })),
      ...(note.trim() !== '' && { note: note.trim() }),
      ...(purchaseOrder.trim() !== '' && { purchaseOrder: purchaseOrder.trim() }),
    };
  }
}
