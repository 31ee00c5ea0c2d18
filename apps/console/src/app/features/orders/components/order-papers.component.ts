import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InvoiceListItem, OrderView, PrintJobView } from '@picolo/contracts';
import { ButtonComponent, CardComponent, DayPipe, IconComponent, MoneyPipe, StateChipComponent } from '@picolo/ui';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { DepositDialogComponent } from '../../invoices/components/deposit-dialog.component';
import { InvoicePaymentComponent } from '../../invoices/components/invoice-payment.component';
import { PrintStateComponent } from '../../printing/components/print-state.component';

/** Invoices of the order and what came out of the printer. */
@Component({
  selector: 'app-order-papers',
  imports: [
    ButtonComponent,
    DepositDialogComponent,
    InvoicePaymentComponent,
    CardComponent,
    DayPipe,
    IconComponent,
    MoneyPipe,
    PrintStateComponent,
    RouterLink,
    StateChipComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-card [title]="t('order.papers')">
      <ul role="list" class="ui-stack" style="--stack-gap: 12px">
        @for (invoice of invoices(); track invoice.id) {
          <li class="paper">
            <ui-icon name="invoices" />
            <span class="ui-grow">
              <a class="ui-strong" [routerLink]="['/invoices', invoice.id]">{{ invoice.number }}</a>
              <span class="ui-subtle ui-small paper__sub">
                {{ invoice.issueDate | day }} · {{ invoice.grossCents | money }}
              </span>
            </span>
            @if (invoice.ready) {
              <app-invoice-payment [state]="invoice.paymentState" />
            } @else {
              <ui-state-chip kind="invoice" state="pending">{{ t('invoice.pending') }}</ui-state-chip>
            }
          </li>
        }
        @for (job of prints(); track job.id) {
          <li class="paper">
            <ui-icon name="printing" />
            <span class="ui-grow">
              <a [routerLink]="['/printing/jobs', job.id]">{{
                job.kind === 'order-ticket' ? t('order.ticketJob') : t('order.printJob', { id: job.id })
              }}</a>
              @if (job.printer; as printer) {
                <span class="ui-subtle ui-small paper__sub">{{ printer.name }}</span>
              }
            </span>
            <app-print-state [status]="job.status" />
          </li>
        }
      </ul>
      @if (invoices().length === 0) {
        <p class="ui-muted">
          {{ status() === 'pending' || status() === 'processing' ? t('order.papersLater') : t('order.papersNone') }}
        </p>
      }
      @if (mayDeposit()) {
        <button uiButton type="button" size="small" class="deposit" (click)="depositing.set(true)">
          {{ t('deposit.open') }}
        </button>
      }
    </ui-card>
    @if (depositing()) {
      <app-deposit-dialog [order]="order()" (closed)="depositing.set(false)" />
    }
  `,
  styles: `
    ul {
      list-style: none;
    }
    .deposit {
      margin-top: 12px;
    }
    .paper {
      display: flex;
      gap: 10px;
      align-items: flex-start;
    }
    .paper > ui-icon {
      margin-top: 2px;
      color: var(--color-text-subtle);
    }
    .paper__sub {
      display: block;
    }
  `,
})
export class OrderPapersComponent {
  readonly order = input.required<OrderView>();
  readonly invoices = input.required<readonly InvoiceListItem[]>();
  readonly prints = input.required<readonly PrintJobView[]>();
  protected readonly t = inject(Texts).t;
  private readonly can = injectCan();
  protected readonly depositing = signal(false);
  protected readonly status = computed(() => this.order().status);
  /** Before the order is processed: from then on its invoice asks for the rest. */
  protected readonly mayDeposit = computed(
    () => (this.status() === 'pending' || this.status() === 'processing') && this.can('invoices.issue'),
  );
}
