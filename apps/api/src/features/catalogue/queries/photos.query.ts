import { Injectable } from '@nestjs/common';
import { DomainError, photoFormats, type PhotoView } from '@picolo/contracts';
import { Files, type StoredFile } from '@picolo/server/files';
import { PhotosRepository } from '../persistence/photos.repository.js';
import { presentPhoto } from '../photo.presenter.js';

@Injectable()
export class PhotosQuery {
  constructor(
    private readonly photos: PhotosRepository,
    private readonly store: Files,
  ) {}

  async ofProduct(productId: number): Promise<readonly PhotoView[]> {
    return (await this.ofProducts([productId])).get(productId) ?? [];
  }

  /** All photos by product, in their order. */
  async ofProducts(productIds: readonly number[]): Promise<ReadonlyMap<number, readonly PhotoView[]>> {
    const rows = await this.photos.ofProducts(productIds);
    const files = await this.photos.files(rows.map(({ id }) => id));
    const byPhoto = Map.groupBy(files, ({ photo_id }) => photo_id);
    const byProduct = Map.groupBy(rows, ({ product_id }) => product_id);
    return new Map(
      [...byProduct].map(([id, group]) => [id, group.map((row) => presentPhoto(row, byPhoto.get(row.id) ?? []))]),
    );
  }

  /** The file behind the last part of a photo's address. Throws FILES.NOT_FOUND. */
  async file(name: string, options: { readonly onSale: boolean }): Promise<{ file: StoredFile; path: string }> {
    const match = /^([0-9a-f-]{36})\.([a-z]+)$/u.exec(name);
    const [, uuid = '', format = ''] = match ?? [];
    const known = (photoFormats as readonly string[]).includes(format);
    if (!known || !(await this.photos.shows(uuid, format, options.onSale))) throw new DomainError('FILES.NOT_FOUND');
    const file = await this.store.byUuid(uuid);
    return { file, path: this.store.pathOf(file) };
  }
}
