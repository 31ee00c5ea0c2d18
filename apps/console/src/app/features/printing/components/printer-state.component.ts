import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { PrinterState } from '@picolo/contracts';
import { StateChipComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

@Component({
  selector: 'app-printer-state',
  imports: [StateChipComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ui-state-chip kind="printer" [state]="state()">{{ word() }}</ui-state-chip>`,
})
export class PrinterStateComponent {
  readonly state = input.required<PrinterState>();
  private readonly texts = inject(Texts);
  protected readonly word = computed(() => this.texts.t(`printerState.${this.state()}`));
}
