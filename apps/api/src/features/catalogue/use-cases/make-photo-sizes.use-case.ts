import { Injectable, Logger } from '@nestjs/common';
import type { Tx } from '@picolo/server/db';
import { Files } from '@picolo/server/files';
import { Inbox, Outbox, type Delivery } from '@picolo/server/outbox';
import { Live } from '@picolo/server/realtime';
import { PhotosRepository, type PhotoRow } from '../persistence/photos.repository.js';
import { makeSizes, sizesOf, type MadePhoto } from './photo-image.js';
import { photosChanged } from './photo-news.js';

/** Makes the sizes of an uploaded photo; one that cannot be read is marked, and nothing else suffers. */
@Injectable()
export class MakePhotoSizes {
  private readonly logger = new Logger('Photos');

  constructor(
    private readonly inbox: Inbox,
    private readonly photos: PhotosRepository,
    private readonly files: Files,
    private readonly outbox: Outbox,
    private readonly live: Live,
  ) {}

  async execute(delivery: Pick<Delivery, 'rowId'>, photoId: number): Promise<void> {
    const photo = await this.photos.byId(photoId);
    if (photo?.state !== 'preparing') {
      await this.inbox.once(delivery, () => Promise.resolve());
      return;
    }
    const made = await this.make(photo);
    await this.inbox.once(delivery, (tx) => this.store(tx, photo, made));
  }

  /** Null when the file is broken. */
  private async make(photo: PhotoRow): Promise<MadePhoto[] | null> {
    const path = this.files.pathOf(await this.files.byId(photo.file_id));
    const made: MadePhoto[] = [];
    try {
      for await (const one of makeSizes(path, photo)) {
        made.push(one);
        this.live.emit(photosChanged(photo.product_id, photo.id, made.length, sizesOf(photo.width) + 1));
      }
      return made;
    } catch (error) {
      this.logger.warn(`photo ${String(photo.id)}: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }

  private async store(tx: Tx, photo: PhotoRow, made: readonly MadePhoto[] | null): Promise<void> {
    const owner = { purpose: 'product-photo-size', owner: `product:${String(photo.product_id)}`, by: null };
    for (const { format, width, height, content } of made ?? []) {
      const name = `${String(photo.id)}-${String(width)}.${format}`;
      const { id } = await this.files.store(tx, { name, mediaType: `image/${format}`, content }, owner);
      await this.photos.addFile(tx, { photo_id: photo.id, format, width, height, file_id: id });
    }
    await this.photos.setState(tx, photo.id, made === null ? 'failed' : 'ready');
    const all = sizesOf(photo.width) + 1;
    await this.outbox.append(tx, [], [photosChanged(photo.product_id, photo.id, all, all)]);
  }
}
