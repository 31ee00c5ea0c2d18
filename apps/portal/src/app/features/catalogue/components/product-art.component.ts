import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { motifOf, toneOf } from './art';

/** Drawing in the colours of the department, in the place of a photo. Decorative: the name stands beside it. */
@Component({
  selector: 'app-product-art',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class]': "'art art--' + tone()", 'aria-hidden': 'true' },
  template: `<svg viewBox="0 0 120 120" focusable="false"><use [attr.href]="drawing()" /></svg>`,
})
export class ProductArtComponent {
  readonly name = input.required<string>();
  readonly category = input('');
  readonly categorySlug = input('');

  protected readonly tone = computed(() => toneOf(this.categorySlug()));
  protected readonly drawing = computed(() => `/art.svg#${motifOf(this.name(), this.category())}`);
}
