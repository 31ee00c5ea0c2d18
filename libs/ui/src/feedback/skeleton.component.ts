import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { UI_TEXTS } from '../text/ui-texts';

/** Grey lines in the place of content that is on its way. */
@Component({
  selector: 'ui-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'status', class: 'ui-stack', '[style.--stack-gap.px]': 'gap()' },
  template: `
    <span class="ui-visually-hidden">{{ texts().loading }}</span>
    @for (width of widths(); track $index) {
      <span class="ui-skeleton" [style.width.%]="width" [style.height.px]="height()"></span>
    }
  `,
})
export class SkeletonComponent {
  readonly lines = input(4);
  /** Height of a line and gap between lines, in px. */
  readonly height = input(16);
  readonly gap = input(16);

  protected readonly texts = inject(UI_TEXTS);
  protected readonly widths = computed(() => Array.from({ length: this.lines() }, (_, i) => 100 - ((i * 37) % 45)));
}
