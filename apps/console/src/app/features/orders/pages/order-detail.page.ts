import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  signal,
} from '@angular/core';
import type { AnswerChangeInput, OrderStatus, ReturnInput } from '@picolo/contracts';
import {
  ButtonComponent,
  CardComponent,
  IconButtonComponent,
  MenuComponent,
  MenuItemComponent,
  MomentPipe,
  NoticeComponent,
  QuantityPipe,
  Toasts,
} from '@picolo/ui';
import { AddressComponent } from '../../../platform/address.component';
import { DocumentLinesComponent } from '../../../platform/document-lines.component';
import { LoadStateComponent } from '../../../platform/load-state.component';
import { PageHeadComponent } from '../../../platform/page-head.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { RightLinkComponent } from '../../../platform/right-link.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { CancelDialogComponent } from '../components/cancel-dialog.component';
import { InternalNoteComponent } from '../components/internal-note.component';
import { OrderPapersComponent } from '../components/order-papers.component';
import { OrderRequestComponent } from '../components/order-request.component';
import { OrderStateComponent } from '../components/order-state.component';
import { TicketDialogComponent } from '../components/ticket-dialog.component';
import { OrderTimelineComponent } from '../components/order-timeline.component';
import { ReturnDialogComponent } from '../components/return-dialog.component';
import { OrderStore } from '../data/order.store';

/** Moves that end an order: never the primary button. */
type Ending = 'cancelled' | 'returned';
type Forward = Exclude<OrderStatus, Ending | 'pending'>;
const ICONS: Readonly<Record<Forward, string>> = {
  processing: 'orders',
  processed: 'check',
  shipped: 'ship',
  delivered: 'delivered',
};

@Component({
  selector: 'app-order-detail',
  imports: [
    AddressComponent,
    ButtonComponent,
    CancelDialogComponent,
    CardComponent,
    IconButtonComponent,
    DocumentLinesComponent,
    InternalNoteComponent,
    LoadStateComponent,
    MenuComponent,
    MenuItemComponent,
    MomentPipe,
    NoticeComponent,
    OrderPapersComponent,
    OrderRequestComponent,
    OrderStateComponent,
    OrderTimelineComponent,
    PageHeadComponent,
    QuantityPipe,
    RefusalComponent,
    RightLinkComponent,
    ReturnDialogComponent,
    TicketDialogComponent,
  ],
  providers: [OrderStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './order-detail.page.html',
})
export class OrderDetailPage {
  readonly id = input.required({ transform: numberAttribute });

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  protected readonly store = inject(OrderStore);
  protected readonly order = this.store.order;
  protected readonly ticketing = signal(false);
  protected readonly asking = signal<Ending | null>(null);
  private readonly toasts = inject(Toasts);

  protected readonly next = computed<Forward | null>(() => {
    const state = this.order.value()?.next.find((status) => status in ICONS);
    return (state as Forward | undefined) ?? null;
  });
  protected readonly nextLabel = computed(() => {
    const next = this.next();
    return next ? this.t(`order.do.${next}`) : '';
  });
  protected readonly nextIcon = computed(() => ICONS[this.next() ?? 'processed']);
  protected readonly endings = computed<readonly Ending[]>(() =>
    (['returned', 'cancelled'] as const).filter((status) => this.order.value()?.next.includes(status)),
  );

  constructor() {
    effect(() => {
      this.store.open(this.id());
    });
  }

  protected async forward(): Promise<void> {
    const next = this.next();
    if (next && (await this.store.move(next))) this.toasts.show(this.t(`order.done.${next}`));
  }

  protected async cancel(note: string): Promise<void> {
    if (await this.store.move('cancelled', note)) this.toasts.show(this.t('order.done.cancelled'));
    this.asking.set(null);
  }

  protected async note(text: string): Promise<void> {
    if (await this.store.note(text)) this.toasts.show(this.t('order.internalNoteSaved'));
  }

  protected async answer(requestId: number, body: AnswerChangeInput): Promise<void> {
    if (await this.store.answer(requestId, body)) this.toasts.show(this.t('order.request.answered'));
  }

  protected async ticket(): Promise<void> {
    if (await this.store.ticket()) this.toasts.show(this.t('order.ticketSent'));
    this.ticketing.set(false);
  }

  protected lineName(lineId: number): string {
    return this.order.value()?.lines.find(({ id }) => id === lineId)?.name ?? '';
  }

  protected async takeBack(input: ReturnInput): Promise<void> {
    if (await this.store.takeBack(input)) this.toasts.show(this.t('order.done.returned'));
    this.asking.set(null);
  }
}
