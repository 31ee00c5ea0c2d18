import { Injectable, effect, inject, signal, untracked } from '@angular/core';
import {
  type PhotoView,
  addProductPhoto,
  changeProductPhoto,
  getProduct,
  orderProductPhotos,
  removeProductPhoto,
  restoreProductPhoto,
} from '@picolo/contracts';
import { Api, type ProblemError, afterReconnect, followLive, toProblem } from '@picolo/web';

interface Sending {
  readonly name: string;
  /** 0…1 */
  readonly share: number;
}

/** The photos of one product, their uploads, and how far the making of their sizes is. */
@Injectable()
export class PhotosStore {
  private readonly api = inject(Api);
  private readonly productId = signal(0);

  /** Null: as the product came. */
  readonly photos = signal<readonly PhotoView[] | null>(null);
  readonly sending = signal<readonly Sending[]>([]);
  readonly made = signal<ReadonlyMap<number, number>>(new Map());
  readonly problem = signal<ProblemError | null>(null);

  constructor() {
    followLive('product-photos:changed', ({ productId, photoId, done, of }) => {
      if (productId !== this.productId()) return;
      this.made.update((known) => new Map(known).set(photoId, done / of));
      if (done === of || this.photos()?.some(({ id }) => id === photoId) === false) void this.load();
    });
    afterReconnect(() => void this.load());
  }

  /** Call in an injection context. */
  follow(productId: () => number): void {
    effect(() => {
      const id = productId();
      untracked(() => {
        if (id !== this.productId()) this.photos.set(null);
        this.productId.set(id);
      });
    });
  }

  /** One after another: the order of the files is the order of the photos. */
  async add(files: readonly File[]): Promise<void> {
    this.problem.set(null);
    this.sending.set(files.map(({ name }) => ({ name, share: 0 })));
    for (const file of files) {
      await this.act(async () => {
        const onProgress = (share: number): void => {
          this.sending.update((all) => all.map((one) => (one.name === file.name ? { ...one, share } : one)));
        };
        await this.api.call(addProductPhoto, { params: { id: this.productId() }, file, onProgress });
        await this.load();
      });
      this.sending.update((all) => all.filter(({ name }) => name !== file.name));
    }
  }

  order(ids: readonly number[]): Promise<boolean> {
    return this.change(() => this.api.call(orderProductPhotos, { params: { id: this.productId() }, body: { ids } }));
  }

  describe(photoId: number, alt: string): Promise<boolean> {
    const params = { id: this.productId(), photoId };
    return this.change(() => this.api.call(changeProductPhoto, { params, body: { alt } }));
  }

  takeAway(photoId: number): Promise<boolean> {
    return this.change(() => this.api.call(removeProductPhoto, { params: { id: this.productId(), photoId } }));
  }

  bringBack(photoId: number): Promise<boolean> {
    return this.change(() => this.api.call(restoreProductPhoto, { params: { id: this.productId(), photoId } }));
  }

  private async change(work: () => Promise<readonly PhotoView[]>): Promise<boolean> {
    this.problem.set(null);
    return await this.act(async () => {
      this.photos.set(await work());
    });
  }

  private async act(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      this.problem.set(toProblem(error));
      await this.load();
      return false;
    }
  }

  private async load(): Promise<void> {
    if (this.productId() === 0) return;
    const product = await this.api.call(getProduct, { params: { id: this.productId() } }).catch(() => null);
    if (product?.id === this.productId()) this.photos.set(product.photos);
  }
}
