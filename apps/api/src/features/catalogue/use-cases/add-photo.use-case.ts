import { Injectable } from '@nestjs/common';
import { DomainError, type PhotoView } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { Files, type ReceivedFile } from '@picolo/server/files';
import { Outbox } from '@picolo/server/outbox';
import { PhotosRepository } from '../persistence/photos.repository.js';
import { PhotosQuery } from '../queries/photos.query.js';
import { photosChanged } from './photo-news.js';
import { mostMegapixels, sizeOf, sizesOf, type Size } from './photo-image.js';

/** Photos of one product. */
const most = 12;

/** Takes the original of a photo; its sizes are made after the commit. */
@Injectable()
export class AddPhoto {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly photos: PhotosRepository,
    private readonly query: PhotosQuery,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, productId: number, received: ReceivedFile): Promise<PhotoView> {
    const size = await sizeOf(received.path);
    if (size === null) throw new DomainError('CATALOGUE.PHOTO_UNREADABLE');
    if (size.width * size.height > mostMegapixels * 1_000_000) {
      throw new DomainError('CATALOGUE.PHOTO_TOO_MANY_PIXELS', { megapixels: mostMegapixels });
    }
    const id = await this.db.tx((tx) => this.insert(tx, actor, productId, received, size));
    const photo = (await this.query.ofProduct(productId)).find((one) => one.id === id);
    if (photo === undefined) throw new DomainError('CATALOGUE.PHOTO_NOT_FOUND');
    return photo;
  }

  private async insert(tx: Tx, actor: Actor, productId: number, received: ReceivedFile, size: Size): Promise<number> {
    const present = await this.photos.lock(tx, productId);
    if (present === null) throw new DomainError('CATALOGUE.PRODUCT_NOT_FOUND');
    if (present.length >= most) throw new DomainError('CATALOGUE.PHOTO_LIMIT', { most });
    const owner = { purpose: 'product-photo', owner: `product:${String(productId)}`, by: actor.userId };
    const file = await this.files.keep(tx, received, owner);
    const now = this.clock.now();
    const photo = { productId, fileId: file.id, position: present.length, ...size, now };
    const id = await this.photos.insert(tx, photo);
    await this.outbox.append(
      tx,
      [{ type: 'photo.uploaded', subject: `product:${String(productId)}`, payload: { photoId: id } }],
      [photosChanged(productId, id, 0, sizesOf(size.width))],
    );
    return id;
  }
}
