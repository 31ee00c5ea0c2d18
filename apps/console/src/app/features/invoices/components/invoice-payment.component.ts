import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { PaymentState } from '@picolo/contracts';
import { StateChipComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

/** Where an invoice stands with its client: due, late, paid. */
@Component({
  selector: 'app-invoice-payment',
  imports: [StateChipComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ui-state-chip kind="payment" [state]="state()">{{ t(key()) }}</ui-state-chip>`,
})
export class InvoicePaymentComponent {
  readonly state = input.required<PaymentState>();
  protected readonly t = inject(Texts).t;

  protected key(): `paymentState.${PaymentState}` {
    return `paymentState.${this.state()}`;
  }
}
