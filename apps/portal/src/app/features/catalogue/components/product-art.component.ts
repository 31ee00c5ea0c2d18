import { ChangeDetectionStrategy, Component, booleanAttribute, computed, input } from '@angular/core';
import type { CategoryView, PhotoView } from '@picolo/contracts';
import { PhotoComponent } from '@picolo/ui';
import { coloursOf, motifOf } from './art';

interface Drawn {
  readonly id: number;
  readonly name: string;
  readonly category?: CategoryView | null;
  readonly photos?: readonly PhotoView[];
}

/**
 * The product's photo; without one a drawing in the colours of the department. Decorative unless the photo has a description:
 * the name stands beside it.
 */
@Component({
  selector: 'app-product-art',
  imports: [PhotoComponent],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class]': "'art ' + colours()", '[attr.aria-hidden]': "photo()?.alt ? null : 'true'" },
  template: `
    @if (photo(); as shown) {
      <ui-photo class="art__photo" [photo]="shown" [sizes]="sizes()" [eager]="eager()" />
    } @else {
      <svg viewBox="0 0 120 120" focusable="false"><use [attr.href]="drawing()" /></svg>
    }
  `,
})
export class ProductArtComponent {
  /** A product, or a department itself. */
  readonly of = input.required<Drawn>();
  /** Which of its photos; the first unless told. */
  readonly index = input(0);
  readonly sizes = input('(min-width: 560px) 260px, 50vw');
  readonly eager = input(false, { transform: booleanAttribute });

  protected readonly photo = computed(() => {
    const photos = this.of().photos ?? [];
    return photos[this.index()] ?? photos[0] ?? null;
  });

  protected readonly colours = computed(() => {
    const { id, category } = this.of();
    return category === undefined ? coloursOf(id, 0) : coloursOf(category?.id ?? 0, id);
  });
  protected readonly drawing = computed(() => {
    const { name, category } = this.of();
    return `/art.svg#${motifOf(name, category?.name)}`;
  });
}
