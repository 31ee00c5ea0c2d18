import { Injectable } from '@nestjs/common';
import type { Actor } from '@picolo/server/auth';
import sharp from 'sharp';
import { CataloguePhotos } from '../../apps/api/src/features/catalogue/index.js';
import { photos, type PhotoSeed } from './photos/photos.js';

// Uploads are never read as SVG; these drawings are our own, and the process ends with the seed.
sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] });

/** Made side by side: encoding fills a core. */
const WIDTH = 2;

/** Photos of products, drawn here: nothing is fetched. */
@Injectable()
export class ShopPhotosSeed {
  constructor(private readonly photos: CataloguePhotos) {}

  /** Products that have a photo keep it. */
  async ensure(by: Actor, products: ReadonlyMap<string, number>): Promise<void> {
    const waiting = photos.values();
    const lane = async (): Promise<void> => {
      for (const photo of waiting) await this.add(by, products.get(photo.sku), photo);
    };
    await Promise.all(Array.from({ length: WIDTH }, lane));
  }

  private async add(by: Actor, productId: number | undefined, { sku, alt, svg }: PhotoSeed): Promise<void> {
    if (productId === undefined || (await this.photos.has(productId))) return;
    const content = await sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer();
    await this.photos.add(by, productId, { name: `${sku.toLowerCase()}.jpg`, mediaType: 'image/jpeg', content, alt });
  }
}
