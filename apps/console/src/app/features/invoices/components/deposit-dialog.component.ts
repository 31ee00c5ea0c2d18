import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { keyByBody } from '@picolo/client';
import { type DepositInput, type InvoiceView, type OrderView, issueDeposit } from '@picolo/contracts';
import { DecimalInputComponent, FieldComponent, MoneyPipe } from '@picolo/ui';
import { Api, attempt } from '@picolo/web';
import { Texts } from '../../../platform/texts';
import { IssueDialogComponent } from './issue-dialog.component';

const USUAL_PERCENT = 3000;

/** A deposit invoice on an order: a share of it, or an amount with VAT. There while it is open. */
@Component({
  selector: 'app-deposit-dialog',
  imports: [DecimalInputComponent, FieldComponent, IssueDialogComponent, MoneyPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-issue-dialog
      [title]="t('deposit.title', { number: order().number })"
      [text]="t('deposit.text', { total: (order().grossCents | money) })"
      [action]="t('deposit.do')"
      [ready]="body() !== null"
      [sending]="sending"
      (sent)="send()"
      (closed)="closed.emit()"
    >
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
    </app-issue-dialog>
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
  protected readonly sending = attempt();
  protected readonly body = computed<DepositInput | null>(() => {
    const value = this.byPercent() ? this.percent() : this.grossCents();
    if (value === null || value <= 0) return null;
    return this.byPercent() ? { percent: value } : { grossCents: value };
  });

  protected async send(): Promise<void> {
    const body = this.body();
    if (body === null) return;
    const params = { id: this.order().id };
    const done = await this.sending.run(async () => {
      this.issued.emit(await this.api.call(issueDeposit, { params, body, idempotencyKey: this.keyOf(body) }));
    });
    if (done) this.closed.emit();
  }
}
