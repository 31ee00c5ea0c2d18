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
import {
  type InvoiceView,
  PAYMENT_METHODS,
  type PaymentInput,
  type PaymentMethod,
  recordPayment,
  dayOf,
} from '@picolo/contracts';
import {
  ButtonComponent,
  DecimalInputComponent,
  DialogComponent,
  FieldComponent,
  InputDirective,
  MoneyPipe,
  Toasts,
  UI_TIME_ZONE,
} from '@picolo/ui';
import { Api, type ProblemError, toProblem } from '@picolo/web';
import { keyByBody } from '../../../platform/random-key';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';

/** Records money that came in for an invoice, or went back for a credit note. There while it is open; offers the whole balance. */
@Component({
  selector: 'app-payment-dialog',
  imports: [
    ButtonComponent,
    DecimalInputComponent,
    DialogComponent,
    FieldComponent,
    InputDirective,
    MoneyPipe,
    RefusalComponent,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog
      [open]="true"
      [title]="t(refund() ? 'payment.refundTitle' : 'payment.title', { number: invoice().number })"
      (closed)="closed.emit()"
    >
      <form class="ui-stack" (submit)="send($event)">
        <p class="ui-muted">
          {{ t(refund() ? 'payment.refundText' : 'payment.text', { amount: (invoice().balanceCents | money) }) }}
        </p>
        <app-refusal [problem]="problem()" />
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
        <button type="submit" hidden tabindex="-1"></button>
      </form>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="closed.emit()">{{ t('form.cancel') }}</button>
        <button uiButton type="button" variant="primary" [busy]="busy()" [disabled]="!ready()" (click)="send($event)">
          {{ t(refund() ? 'payment.refundDo' : 'payment.do') }}
        </button>
      </ng-container>
    </ui-dialog>
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
  protected readonly busy = signal(false);
  protected readonly refund = computed(() => this.invoice().kind === 'credit_note');

  private readonly keyOf = keyByBody();

  protected readonly amount = linkedSignal<number | null>(() => this.invoice().balanceCents);
  protected readonly method = signal<PaymentMethod>('transfer');
  protected readonly paidOn = signal(this.latest);
  protected readonly reference = signal('');
  protected readonly problem = signal<ProblemError | null>(null);

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

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.ready() || this.busy()) return;
    const reference = this.reference().trim();
    const body: PaymentInput = {
      ...{ amountCents: this.amount() ?? 0, method: this.method(), paidOn: this.paidOn() },
      ...(reference ? { reference } : {}),
    };
    this.busy.set(true);
    this.problem.set(null);
    try {
      const params = { id: this.invoice().id };
      this.recorded.emit(await this.api.call(recordPayment, { params, body, idempotencyKey: this.keyOf(body) }));
      this.toasts.show(this.t(this.refund() ? 'payment.refundDone' : 'payment.done'));
      this.closed.emit();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
