import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { MovementKind } from '@picolo/contracts';
import { ChipComponent, type Tone } from '@picolo/ui';
import { Texts } from '../../../platform/texts';

const TONES: Readonly<Record<MovementKind, Tone>> = {
  receipt: 'success',
  sale: 'accent',
  return: 'warning',
  count: 'info',
  adjustment: 'info',
  transfer: 'info',
  reservation: 'neutral',
  release: 'neutral',
};

@Component({
  selector: 'app-movement-kind',
  imports: [ChipComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ui-chip [tone]="tone()">{{ word() }}</ui-chip>`,
})
export class MovementKindComponent {
  readonly kind = input.required<MovementKind>();
  private readonly texts = inject(Texts);
  protected readonly tone = computed(() => TONES[this.kind()]);
  protected readonly word = computed(() => this.texts.t(`movementKind.${this.kind()}`));
}
