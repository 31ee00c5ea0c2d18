import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { ImportState } from '@picolo/contracts';
import { ChipComponent } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

const tones = {
  staging: 'info',
  invalid: 'danger',
  ready: 'warning',
  applying: 'info',
  applied: 'success',
  failed: 'danger',
  cancelled: 'neutral',
} as const satisfies Record<ImportState, string>;

@Component({
  selector: 'app-import-state',
  imports: [ChipComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ui-chip [tone]="tones[state()]">{{ t(words()) }}</ui-chip>`,
})
export class ImportStateComponent {
  readonly state = input.required<ImportState>();
  protected readonly t = inject(Texts).t;
  protected readonly tones = tones;
  protected words(): `importState.${ImportState}` {
    return `importState.${this.state()}`;
  }
}
