import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { keyByBody } from '@picolo/client';
import {
  type InvoiceView,
  PAYMENT_METHODS,
  type PaymentInput,
  type PaymentMethod,
  recordPayment,
  dayOf,
} from '@picolo/contracts';
import { DecimalInputComponent, FieldComponent, InputDirective, MoneyPipe, Toasts, UI_TIME_ZONE } from '@picolo/ui';
import { Api, attempt } from '@picolo/web';
import { Texts } from '../../../platform/texts';
import { IssueDialogComponent } from './issue-dialog.component';

/** Records money that came in for an invoice, or went back for a credit note. There while it is open; offers the whole balance. */
@Component({
  selector: 'app-payment-dialog',
  imports: [DecimalInputComponent, FieldComponent, InputDirective, IssueDialogComponent, MoneyPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-issue-dialog
      [title]="t(refund() ? 'payment.refundTitle' : 'payment.title', { number: invoice().number })"
      [text]="t(refund() ? 'payment.refundText' : 'payment.text', { amount: (invoice().balanceCents | money) })"
      [action]="t(refund() ? 'payment.refundDo' : 'payment.do')"
      [ready]="ready()"
      [sending]="sending"
      (sent)="send()"
      (closed)="closed.emit()"
    >
      <ui-field [label]="t('payment.amount')" [error]="amountError()">
        <ui-decimal-input unit="€" [scale]="2" [minDecimals]="2" [(value)]="amount" />
      </ui-field>
      <ui-field [label]="t('payment.method')">
        <select #way uiInput [value]="method()" (change)="method.set(asMethod(way.value))">
          @for (one of methods; track one) {
            <option [value]="one" [selected]="one === method()">{{ t(methodKey(one)) }}</option>
          }
        </select>
      </ui-field>
      <ui-field [label]="t('payment.day')">
        <input #day uiInput type="date" [max]="latest" [value]="paidOn()" (input)="paidOn.set(day.value)" />
      </ui-field>
      <ui-field optional [label]="t('payment.reference')" [help]="t('payment.referenceHelp')">
        <input #note uiInput maxlength="120" [value]="reference()" (input)="reference.set(note.value)" />
      </ui-field>
    </app-issue-dialog>
  `,
})
export class PaymentDialogComponent {
  readonly invoice = input.required<InvoiceView>();
  readonly closed = output();
  readonly recorded = output<InvoiceView>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly methods = PAYMENT_METHODS;
  /** Today where the company is: a payment of tomorrow is refused. */
  protected readonly latest = dayOf(new Date(), inject(UI_TIME_ZONE)());
  protected readonly sending = attempt();
  protected readonly refund = computed(() => this.invoice().kind === 'credit_note');

  private readonly keyOf = keyByBody();

  protected readonly amount = linkedSignal<number | null>(() => this.invoice().balanceCents);
  protected readonly method = signal<PaymentMethod>('transfer');
  protected readonly paidOn = signal(this.latest);
  protected readonly reference = signal('');

  protected readonly amountError = computed(() => {
    const amount = this.amount();
    return amount !== null && amount > this.invoice().balanceCents ? this.t('payment.tooHigh') : '';
  });
  protected readonly ready = computed(() => {
    const amount = this.amount();
    return amount !== null && amount > 0 && this.amountError() === '' && this.paidOn() !== '';
  });

  protected asMethod(value: string): PaymentMethod {
    return PAYMENT_METHODS.find((method) => method === value) ?? 'transfer';
  }

  protected methodKey(method: PaymentMethod): `paymentMethod.${PaymentMethod}` {
    return `paymentMethod.${method}`;
  }

  protected async send(): Promise<void> {
    const reference = this.reference().trim();
    const body: PaymentInput = {
      ...{ amountCents: this.amount() ?? 0, method: this.method(), paidOn: this.paidOn() },
      ...(reference ? { reference } : {}),
    };
    const params = { id: this.invoice().id };
    const done = await this.sending.run(async () => {
      this.recorded.emit(await this.api.call(recordPayment, { params, body, idempotencyKey: this.keyOf(body) }));
    });
    if (!done) return;
    this.toasts.show(this.t(this.refund() ? 'payment.refundDone' : 'payment.done'));
    this.closed.emit();
  }
}
