import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { OrderStatus } from '@picolo/contracts';
import { StateChipComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

@Component({
  selector: 'app-order-state',
  imports: [StateChipComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ui-state-chip kind="order" [state]="status()">{{ word() }}</ui-state-chip>`,
})
export class OrderStateComponent {
  readonly status = input.required<OrderStatus>();
  private readonly texts = inject(Texts);
  protected readonly word = computed(() => this.texts.t(`orderStatus.${this.status()}`));
}
