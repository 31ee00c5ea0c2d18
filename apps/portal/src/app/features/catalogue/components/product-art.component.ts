import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { CategoryView } from '@picolo/contracts';
import { coloursOf, motifOf } from './art';

interface Drawn {
  readonly id: number;
  readonly name: string;
  readonly category?: CategoryView | null;
}

/** Drawing in the colours of the department, in the place of a photo. Decorative: the name stands beside it. */
@Component({
  selector: 'app-product-art',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class]': "'art ' + colours()", 'aria-hidden': 'true' },
  template: `<svg viewBox="0 0 120 120" focusable="false"><use [attr.href]="drawing()" /></svg>`,
})
export class ProductArtComponent {
  /** A product, or a department itself. */
  readonly of = input.required<Drawn>();

  protected readonly colours = computed(() => {
    const { id, category } = this.of();
    return category === undefined ? coloursOf(id, 0) : coloursOf(category?.id ?? 0, id);
  });
  protected readonly drawing = computed(() => {
    const { name, category } = this.of();
    return `/art.svg#${motifOf(name, category?.name)}`;
  });
}
