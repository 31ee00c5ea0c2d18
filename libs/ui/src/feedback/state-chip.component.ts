import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ChipComponent, type Tone } from './chip.component';

interface StateLook {
  readonly tone: Tone;
  readonly busy?: boolean;
}

/** Look of every state of orders, invoices, print jobs, printers and workers, so that a state has one colour everywhere. */
const LOOKS: Readonly<Record<string, Readonly<Record<string, StateLook>>>> = {
  order: {
    pending: { tone: 'warning' },
    processing: { tone: 'info' },
    processed: { tone: 'accent' },
    shipped: { tone: 'info' },
    delivered: { tone: 'success' },
    cancelled: { tone: 'neutral' },
    returned: { tone: 'danger' },
  },
  invoice: {
    ready: { tone: 'success' },
    pending: { tone: 'info', busy: true },
  },
  payment: {
    unpaid: { tone: 'warning' },
    partial: { tone: 'info' },
    overdue: { tone: 'danger' },
    paid: { tone: 'success' },
    credited: { tone: 'neutral' },
    to_refund: { tone: 'warning' },
    settled: { tone: 'neutral' },
  },
  print: {
    queued: { tone: 'warning' },
    sent: { tone: 'info', busy: true },
    printing: { tone: 'info', busy: true },
    printed: { tone: 'success' },
    failed: { tone: 'danger' },
    unconfirmed: { tone: 'warning' },
    expired: { tone: 'neutral' },
    cancelled: { tone: 'neutral' },
  },
  printer: {
    ready: { tone: 'success' },
    printing: { tone: 'info', busy: true },
    'paper-out': { tone: 'danger' },
    stopped: { tone: 'danger' },
    offline: { tone: 'neutral' },
    unknown: { tone: 'neutral' },
  },
  worker: {
    online: { tone: 'success' },
    offline: { tone: 'neutral' },
    outdated: { tone: 'warning' },
    revoked: { tone: 'danger' },
  },
  apiKey: {
    active: { tone: 'success' },
    expired: { tone: 'neutral' },
    revoked: { tone: 'danger' },
  },
};

export type StateKind = 'order' | 'invoice' | 'payment' | 'print' | 'printer' | 'worker' | 'apiKey';

/** Chip of a state; the words (already translated) are its content. */
@Component({
  selector: 'ui-state-chip',
  imports: [ChipComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ui-chip dot [tone]="look().tone" [busy]="look().busy ?? false"><ng-content /></ui-chip>`,
})
export class StateChipComponent {
  readonly kind = input.required<StateKind>();
  readonly state = input.required<string>();

  protected readonly look = computed<StateLook>(() => LOOKS[this.kind()]?.[this.state()] ?? { tone: 'neutral' });
}
