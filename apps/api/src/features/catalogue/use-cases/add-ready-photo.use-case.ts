import { Injectable } from '@nestjs/common';
import { DomainError } from '@picolo/contracts';
import type { Actor } from '@picolo/server/auth';
import { Clock } from '@picolo/server/clock';
import { Db, type Tx } from '@picolo/server/db';
import { Files } from '@picolo/server/files';
import { PhotosRepository } from '../persistence/photos.repository.js';
import { makeSizes, sizeOf, type Size } from './photo-image.js';

export interface ReadyPhoto {
  /** Of the file. */
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
  readonly alt: string;
}

/** A photo with all its sizes at once, where nobody waits at a screen for it: demo data. */
@Injectable()
export class AddReadyPhoto {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly photos: PhotosRepository,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, productId: number, photo: ReadyPhoto): Promise<void> {
    await this.db.tx((tx) => this.insert(tx, actor, productId, photo));
  }

  private async insert(tx: Tx, actor: Actor, productId: number, { alt, ...made }: ReadyPhoto): Promise<void> {
    const present = await this.photos.lock(tx, productId);
    if (present === null) throw new DomainError('CATALOGUE.PRODUCT_NOT_FOUND');
    const owner = `product:${String(productId)}`;
    const file = await this.files.store(tx, made, { purpose: 'product-photo', owner, by: actor.userId });
    const path = this.files.pathOf(file);
    const size = await sizeOf(path);
    if (size === null) throw new DomainError('CATALOGUE.PHOTO_UNREADABLE');
    const own = { productId, fileId: file.id, position: present.length, ...size, now: this.clock.now() };
    const id = await this.photos.insert(tx, own);
    await this.photos.setAlt(tx, productId, id, alt);
    await this.storeSizes(tx, id, owner, path, size);
    await this.photos.setState(tx, id, 'ready');
  }

  private async storeSizes(tx: Tx, id: number, owner: string, path: string, size: Size): Promise<void> {
    for await (const { format, width, height, content } of makeSizes(path, size)) {
      const file = { name: `${String(id)}-${String(width)}.${format}`, mediaType: `image/${format}`, content };
      const stored = await this.files.store(tx, file, { purpose: 'product-photo-size', owner, by: null });
      await this.photos.addFile(tx, { photo_id: id, format, width, height, file_id: stored.id });
    }
  }
}
