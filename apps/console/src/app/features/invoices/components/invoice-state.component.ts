import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { StateChipComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

@Component({
  selector: 'app-invoice-state',
  imports: [StateChipComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ui-state-chip kind="invoice" [state]="ready() ? 'ready' : 'pending'">
      {{ ready() ? t('invoice.ready') : t('invoice.pending') }}
    </ui-state-chip>
  `,
})
export class InvoiceStateComponent {
  /** Its document can be downloaded. */
  readonly ready = input.required<boolean>();
  protected readonly t = inject(Texts).t;
}
