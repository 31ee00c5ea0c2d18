import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { CountState } from '@picolo/contracts';
import { ChipComponent, type Tone } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

const TONES: Readonly<Record<CountState, Tone>> = { open: 'accent', validated: 'success', cancelled: 'neutral' };

@Component({
  selector: 'app-count-state',
  imports: [ChipComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ui-chip dot [tone]="tone()">{{ word() }}</ui-chip>`,
})
export class CountStateComponent {
  readonly state = input.required<CountState>();
  private readonly texts = inject(Texts);
  protected readonly tone = computed(() => TONES[this.state()]);
  protected readonly word = computed(() => this.texts.t(`countState.${this.state()}`));
}
