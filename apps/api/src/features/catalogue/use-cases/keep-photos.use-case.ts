import { Injectable } from '@nestjs/common';
import { DomainError, type PhotoView } from '@picolo/contracts';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { Files } from '@picolo/server/files';
import { Outbox } from '@picolo/server/outbox';
import { PhotosRepository } from '../persistence/photos.repository.js';
import { PhotosQuery } from '../queries/photos.query.js';
import { photosChanged } from './photo-news.js';

const day = 24 * 60 * 60 * 1000;

/** Order, description, removal and return of a product's photos. */
@Injectable()
export class KeepPhotos {
  constructor(
    private readonly db: Db,
    private readonly photos: PhotosRepository,
    private readonly query: PhotosQuery,
    private readonly files: Files,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async order(productId: number, ids: readonly number[]): Promise<readonly PhotoView[]> {
    return await this.change(productId, 0, async (tx, present) => {
      const same = ids.length === present.length && present.every((id) => ids.includes(id));
      if (!same) throw new DomainError('CATALOGUE.PHOTOS_CHANGED');
      await this.photos.setOrder(tx, ids);
    });
  }

  async describe(productId: number, id: number, alt: string): Promise<readonly PhotoView[]> {
    return await this.change(productId, id, async (tx) => {
      if (!(await this.photos.setAlt(tx, productId, id, alt))) throw new DomainError('CATALOGUE.PHOTO_NOT_FOUND');
    });
  }

  async takeAway(productId: number, id: number): Promise<readonly PhotoView[]> {
    return await this.change(productId, id, async (tx) => {
      const done = await this.photos.setRemoved(tx, productId, id, this.clock.now());
      if (!done) throw new DomainError('CATALOGUE.PHOTO_NOT_FOUND');
    });
  }

  async restore(productId: number, id: number): Promise<readonly PhotoView[]> {
    return await this.change(productId, id, async (tx) => {
      const done = await this.photos.setRemoved(tx, productId, id, null);
      if (!done) throw new DomainError('CATALOGUE.PHOTO_NOT_FOUND');
    });
  }

  /** What was removed a day ago goes for good, its files too. */
  async forget(): Promise<void> {
    const ids = await this.photos.removedBefore(new Date(this.clock.now().getTime() - day));
    if (ids.length === 0) return;
    await this.db.tx(async (tx) => {
      await this.files.forget(tx, await this.photos.delete(tx, ids));
    });
  }

  /** Of a product that is deleted, in that transaction. */
  async forgetAllOf(tx: Tx, productId: number): Promise<void> {
    await this.files.forget(tx, await this.photos.delete(tx, await this.photos.idsOfProduct(tx, productId)));
  }

  private async change(
    productId: number,
    photoId: number,
    work: (tx: Tx, present: readonly number[]) => Promise<void>,
  ): Promise<readonly PhotoView[]> {
    await this.db.tx(async (tx) => {
      const present = await this.photos.lock(tx, productId);
      if (present === null) throw new DomainError('CATALOGUE.PRODUCT_NOT_FOUND');
      await work(tx, present);
      await this.outbox.append(tx, [], [photosChanged(productId, photoId, 1, 1)]);
    });
    return await this.query.ofProduct(productId);
  }
}
