import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type InvoiceView, type PaymentView, cancelPayment, formatCents } from '@picolo/contracts';
import {
  ButtonComponent,
  CardComponent,
  DayPipe,
  DialogComponent,
  FieldComponent,
  InputDirective,
  MoneyPipe,
  TimelineComponent,
  TimelineItemComponent,
  UI_LANGUAGE,
  formatDay,
} from '@picolo/ui';
import { Api, type ProblemError, toProblem } from '@picolo/web';
import { RefusalComponent } from '../../../platform/refusal.component';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';

/** What is paid, credited and due, and each payment with who recorded it; a wrong one can be cancelled. */
@Component({
  selector: 'app-payments-card',
  imports: [
    ButtonComponent,
    CardComponent,
    DayPipe,
    DialogComponent,
    FieldComponent,
    InputDirective,
    MoneyPipe,
    RefusalComponent,
    RouterLink,
    TimelineComponent,
    TimelineItemComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-card [title]="t('payments.title')">
      <dl class="sums">
        <dt>{{ t('order.totalGross') }}</dt>
        <dd>{{ invoice().grossCents | money }}</dd>
        @for (deposit of invoice().deposits; track deposit.id) {
          <dt>
            {{ t('payments.deposit') }} <a [routerLink]="['/invoices', deposit.id]">{{ deposit.number }}</a>
          </dt>
          <dd></dd>
        }
        @if (invoice().prepaidCents) {
          <dt>{{ t('payments.prepaid') }}</dt>
          <dd>{{ -invoice().prepaidCents | money }}</dd>
        }
        @if (invoice().appliedCents) {
          <dt>{{ t(refund() ? 'payments.setOff' : 'payments.credited') }}</dt>
          <dd>{{ -invoice().appliedCents | money }}</dd>
        }
        @if (invoice().paidCents) {
          <dt>{{ t(refund() ? 'payments.refunded' : 'payments.paid') }}</dt>
          <dd>{{ -invoice().paidCents | money }}</dd>
        }
        <dt class="sums__due">{{ t(refund() ? 'payments.toRefund' : 'payments.due') }}</dt>
        <dd class="sums__due">{{ invoice().balanceCents | money }}</dd>
      </dl>
      @for (note of invoice().creditNotes; track note.id) {
        <p class="ui-small">
          <a [routerLink]="['/invoices', note.id]">{{ t('invoice.creditNoteTitle', { number: note.number }) }}</a>
          <span class="ui-subtle"> · {{ note.issueDate | day }} · {{ note.grossCents | money }}</span>
        </p>
      }
      @if (entries().length) {
        <ol uiTimeline class="entries">
          @for (entry of entries(); track entry.id) {
            <li uiTimelineItem [tone]="entry.tone" [title]="entry.title" [meta]="entry.meta">
              @if (entry.reference) {
                <p class="ui-small">{{ entry.reference }}</p>
              }
              @if (entry.cancellable && can('invoices.pay')) {
                <button uiButton type="button" size="small" variant="ghost" (click)="ask(entry.id)">
                  {{ t('payments.cancel') }}
                </button>
              }
            </li>
          }
        </ol>
      }
    </ui-card>
    <ui-dialog [open]="asked() !== null" [title]="t('payments.cancelTitle')" (closed)="asked.set(null)">
      <div class="ui-stack">
        <p>{{ t('payments.cancelText') }}</p>
        <app-refusal [problem]="problem()" />
        <ui-field optional [label]="t('payments.reason')">
          <input #why uiInput maxlength="120" [value]="reason()" (input)="reason.set(why.value)" />
        </ui-field>
      </div>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="asked.set(null)">{{ t('payments.keep') }}</button>
        <button uiButton type="button" variant="danger" [busy]="busy()" (click)="cancel()">
          {{ t('payments.cancel') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
  styles: `
    .sums {
      display: grid;
      grid-template-columns: 1fr auto;
      row-gap: 6px;
      font-variant-numeric: tabular-nums;
    }
    .sums dd {
      padding-left: 16px;
      text-align: right;
    }
    .sums dt {
      color: var(--color-text-muted);
    }
    .sums .sums__due {
      padding-top: 8px;
      border-top: 1px solid var(--color-border);
      color: var(--color-text);
      font-size: var(--p-text-16);
      font-weight: 650;
    }
    .entries {
      margin-top: 16px;
    }
    p + p {
      margin-top: 4px;
    }
    .sums + p {
      margin-top: 12px;
    }
  `,
})
export class PaymentsCardComponent {
  readonly invoice = input.required<InvoiceView>();
  readonly changed = output<InvoiceView>();

  protected readonly t = inject(Texts).t;
  protected readonly can = injectCan();
  private readonly api = inject(Api);
  private readonly language = inject(UI_LANGUAGE);
  protected readonly asked = signal<number | null>(null);
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly refund = computed(() => this.invoice().kind === 'credit_note');
  /** Newest first. */
  protected readonly entries = computed(() => [...this.invoice().payments].reverse().map((entry) => this.entry(entry)));

  protected ask(id: number): void {
    this.reason.set('');
    this.problem.set(null);
    this.asked.set(id);
  }

  protected async cancel(): Promise<void> {
    const paymentId = this.asked();
    if (paymentId === null || this.busy()) return;
    this.busy.set(true);
    try {
      const reason = this.reason().trim();
      const params = { id: this.invoice().id, paymentId };
      this.changed.emit(await this.api.call(cancelPayment, { params, body: reason ? { reason } : {} }));
      this.asked.set(null);
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  private entry({ id, amountCents, method, paidOn, reference, cancels, cancelled, by }: PaymentView) {
    const amount = formatCents(amountCents, this.language());
    const words = cancels === null ? (this.refund() ? 'payments.refundOf' : 'payments.of') : 'payments.cancelledOf';
    const day = formatDay(paidOn, this.language());
    return {
      id,
      reference,
      title: this.t(words, { amount, method: this.t(`paymentMethod.${method}`) }),
      meta: [day, ...(by === null ? [] : [by]), ...(cancelled ? [this.t('payments.wasCancelled')] : [])].join(' · '),
      tone: cancels !== null || cancelled ? ('neutral' as const) : ('success' as const),
      cancellable: cancels === null && !cancelled,
    };
  }
}
