import { ChangeDetectionStrategy, Component, booleanAttribute, computed, input } from '@angular/core';
import { type PhotoView, photoAddress, photoSources, productPhoto, shopPhoto } from '@picolo/contracts';

/**
 * A product's photo in the best format and size that the browser takes. Its room is free before it comes: width and height are
 * told; the place decides by CSS how it is cut.
 */
@Component({
  selector: 'ui-photo',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <picture>
      <source type="image/avif" [attr.srcset]="avif()" [attr.sizes]="sizes()" />
      <source type="image/webp" [attr.srcset]="webp()" [attr.sizes]="sizes()" />
      <img
        decoding="async"
        [attr.loading]="eager() ? null : 'lazy'"
        [attr.fetchpriority]="eager() ? 'high' : null"
        [attr.width]="photo().width"
        [attr.height]="photo().height"
        [attr.src]="address()"
        [attr.alt]="photo().alt || name()"
      />
    </picture>
  `,
  styles: `
    :host {
      display: block;
      overflow: hidden;
    }
    picture {
      display: contents;
    }
    img {
      display: block;
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
  `,
})
export class PhotoComponent {
  readonly photo = input.required<PhotoView>();
  /** What is said when the photo has no description of its own; empty where the name stands beside it. */
  readonly name = input('');
  /** How wide it is shown, as in the `sizes` attribute. */
  readonly sizes = input('160px');
  /** Above the fold: asked for at once. */
  readonly eager = input(false, { transform: booleanAttribute });
  /** Staff sees photos of products that are not on sale too. */
  readonly staff = input(false, { transform: booleanAttribute });

  private readonly at = computed(() => (this.staff() ? productPhoto : shopPhoto));
  protected readonly avif = computed(() => photoSources(this.photo(), 'avif', this.at()));
  protected readonly webp = computed(() => photoSources(this.photo(), 'webp', this.at()));
  protected readonly address = computed(() => photoAddress(this.photo(), 480, this.at()));
}
