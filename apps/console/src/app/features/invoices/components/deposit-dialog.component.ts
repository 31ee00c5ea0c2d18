import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { type DepositInput, type InvoiceView, type OrderView, issueDeposit } from '@picolo/contracts';
import { ButtonComponent, DecimalInputComponent, DialogComponent, FieldComponent, MoneyPipe } from '@picolo/ui';
import { Api, type ProblemError, toProblem } from '@picolo/web';
import { keyByBody } from '../../../platform/random-key';
import { RefusalComponent } from '../../../platform/refusal.component';
import { Texts } from '../../../platform/texts';

const USUAL_PERCENT = 3000;

/** A deposit invoice on an order: a share of it, or an amount with VAT. There while it is open. */
@Component({
  selector: 'app-deposit-dialog',
  imports: [ButtonComponent, DecimalInputComponent, DialogComponent, FieldComponent, MoneyPipe, RefusalComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-dialog [open]="true" [title]="t('deposit.title', { number: order().number })" (closed)="closed.emit()">
      <div class="ui-stack">
        <p class="ui-muted">{{ t('deposit.text', { total: (order().grossCents | money) }) }}</p>
        <fieldset>
          <legend class="ui-visually-hidden">{{ t('deposit.way') }}</legend>
          <div class="ui-segments">
            <label>
              <input type="radio" name="deposit-way" [checked]="byPercent()" (change)="byPercent.set(true)" />
              {{ t('deposit.percent') }}
            </label>
            <label>
              <input type="radio" name="deposit-way" [checked]="!byPercent()" (change)="byPercent.set(false)" />
              {{ t('deposit.amount') }}
            </label>
          </div>
        </fieldset>
        @if (byPercent()) {
          <ui-field [label]="t('deposit.percentLabel')">
            <ui-decimal-input unit="%" [scale]="2" [(value)]="percent" />
          </ui-field>
        } @else {
          <ui-field [label]="t('deposit.amountLabel')">
            <ui-decimal-input unit="€" [scale]="2" [minDecimals]="2" [(value)]="grossCents" />
          </ui-field>
        }
        <app-refusal [problem]="problem()" />
      </div>
      <ng-container uiDialogFoot>
        <button uiButton type="button" (click)="closed.emit()">{{ t('form.cancel') }}</button>
        <button uiButton type="button" variant="primary" [busy]="busy()" [disabled]="!body()" (click)="send()">
          {{ t('deposit.do') }}
        </button>
      </ng-container>
    </ui-dialog>
  `,
})
export class DepositDialogComponent {
  readonly order = input.required<OrderView>();
  readonly closed = output();
  readonly issued = output<InvoiceView>();

  protected readonly t = inject(Texts).t;
  private readonly api = inject(Api);
  private readonly keyOf = keyByBody();
  protected readonly byPercent = signal(true);
  protected readonly percent = signal<number | null>(USUAL_PERCENT);
  protected readonly grossCents = signal<number | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly body = computed<DepositInput | null>(() => {
    const value = this.byPercent() ? this.percent() : this.grossCents();
    if (value === null || value <= 0) return null;
    return this.byPercent() ? { percent: value } : { grossCents: value };
  });

  protected async send(): Promise<void> {
    const body = this.body();
    if (body === null || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const params = { id: this.order().id };
      this.issued.emit(await this.api.call(issueDeposit, { params, body, idempotencyKey: this.keyOf(body) }));
      this.closed.emit();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}
