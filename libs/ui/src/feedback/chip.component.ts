import { ChangeDetectionStrategy, Component, booleanAttribute, computed, input } from '@angular/core';

export type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger' | 'info';

/** Small label with a tone. */
@Component({
  selector: 'ui-chip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class]': 'classes()' },
  template: `<ng-content />`,
})
export class ChipComponent {
  readonly tone = input<Tone>('neutral');
  /** A dot before the words: for states. */
  readonly dot = input(false, { transform: booleanAttribute });
  /** The dot breathes: something is under way. */
  readonly busy = input(false, { transform: booleanAttribute });

  protected readonly classes = computed(
    () =>
      `ui-chip ui-chip--${this.tone()}${this.dot() || this.busy() ? ' ui-chip--dot' : ''}${this.busy() ? ' ui-chip--busy' : ''}`,
  );
}
