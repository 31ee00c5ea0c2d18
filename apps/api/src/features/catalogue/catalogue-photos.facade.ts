import { Injectable } from '@nestjs/common';
import type { Actor } from '@picolo/server/auth';
import { PhotosRepository } from './persistence/photos.repository.js';
import { AddReadyPhoto, type ReadyPhoto } from './use-cases/add-ready-photo.use-case.js';

/** Photos of products for demo data. */
@Injectable()
export class CataloguePhotos {
  constructor(
    private readonly photos: PhotosRepository,
    private readonly ready: AddReadyPhoto,
  ) {}

  async has(productId: number): Promise<boolean> {
    return (await this.photos.ofProducts([productId])).length > 0;
  }

  /** Adds a photo behind those of the product; its sizes are there when this resolves. */
  async add(actor: Actor, productId: number, photo: ReadyPhoto): Promise<void> {
    await this.ready.execute(actor, productId, photo);
  }
}
