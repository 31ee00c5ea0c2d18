import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { PrintStatus } from '@picolo/contracts';
import { StateChipComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

@Component({
  selector: 'app-print-state',
  imports: [StateChipComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ui-state-chip kind="print" [state]="status()">{{ word() }}</ui-state-chip>`,
})
export class PrintStateComponent {
  readonly status = input.required<PrintStatus>();
  private readonly texts = inject(Texts);
  protected readonly word = computed(() => this.texts.t(`printStatus.${this.status()}`));
}
