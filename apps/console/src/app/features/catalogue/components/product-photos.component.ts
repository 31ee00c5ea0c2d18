import { CdkDrag } from '@angular/cdk/drag-drop';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { type PhotoView, type ProductView, addProductPhoto } from '@picolo/contracts';
import { CardComponent, IconButtonComponent, InputDirective, PhotoComponent, Toasts } from '@picolo/ui';
import { FileDropComponent } from '../../../platform/file-drop.component';
import { ProgressComponent } from '../../../platform/progress.component';
import { RefusalComponent } from '../../../platform/refusal.component';
import { ReorderDirective } from '../../../platform/reorder.directive';
import { injectCan } from '../../../platform/rights';
import { Texts } from '../../../platform/texts';
import { PhotosStore } from '../data/photos.store';

/** The photos of a product: added by drop or choice, put in order by drag or by buttons, described, deleted with undo. */
@Component({
  selector: 'app-product-photos',
  imports: [
    CardComponent,
    CdkDrag,
    FileDropComponent,
    IconButtonComponent,
    InputDirective,
    PhotoComponent,
    ProgressComponent,
    RefusalComponent,
    ReorderDirective,
  ],
  providers: [PhotosStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './product-photos.component.html',
  styleUrl: './product-photos.component.css',
})
export class ProductPhotosComponent {
  readonly product = input.required<ProductView>();

  protected readonly t = inject(Texts).t;
  protected readonly store = inject(PhotosStore);
  protected readonly rules = addProductPhoto.upload;
  private readonly can = injectCan();
  private readonly toasts = inject(Toasts);
  protected readonly editable = computed(() => this.can('catalogue.write') && !this.product().archived);
  /** As the server knows them; while a change is on its way, as the reader made them. */
  protected readonly photos = linkedSignal(() => this.store.photos() ?? this.product().photos);

  constructor() {
    this.store.follow(() => this.product().id);
  }

  protected async reorder(photos: readonly PhotoView[]): Promise<void> {
    this.photos.set(photos);
    await this.store.order(photos.map(({ id }) => id));
  }

  protected async describe(photo: PhotoView, alt: string): Promise<void> {
    if (alt.trim() !== photo.alt) await this.store.describe(photo.id, alt.trim());
  }

  protected async takeAway({ id }: PhotoView): Promise<void> {
    if (!(await this.store.takeAway(id))) return;
    this.toasts.show(this.t('photos.removed'), () => void this.store.bringBack(id));
  }

  /** Of its sizes, 0…1; null: not known yet. */
  protected made({ id }: PhotoView): number | null {
    return this.store.made().get(id) ?? null;
  }
}
